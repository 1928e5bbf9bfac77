package io.weir.dev;

import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.PostgreSQLContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Servers as containers through Testcontainers, which is an optional dependency. Needs a Docker engine. */
final class ContainerServices implements Services {
    private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.2.0");
    private static final DockerImageName POSTGRES = DockerImageName.parse("postgres:18");

    ContainerServices() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new ServiceException("no Docker engine answers, so containers cannot run; leave out -D" + PROPERTY
                    + " for embedded servers");
        }
    }

    @Override
    public KafkaService kafka(Path directory) {
        KafkaContainer container = new KafkaContainer(KAFKA);
        container.start();
        return new KafkaService() {
            @Override
            public String bootstrapServers() {
                return container.getBootstrapServers();
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }

    @Override
    public PostgresService postgres(Path directory) {
        PostgreSQLContainer<?> container = new PostgreSQLContainer<>(POSTGRES);
        container.start();
        return new ContainerPostgres(container);
    }

    /** The container's database behind the interface of this package. */
    private record ContainerPostgres(PostgreSQLContainer<?> container) implements PostgresService {
        @Override
        public String jdbcUrl() {
            return "jdbc:postgresql://" + container.getHost() + ":"
                    + container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT) + "/" + container.getDatabaseName();
        }

        @Override
        public String user() {
            return container.getUsername();
        }

        @Override
        public String password() {
            return container.getPassword();
        }

        @Override
        public void close() {
            container.stop();
        }
    }
}
