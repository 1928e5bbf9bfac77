package io.weir.dev;

import java.nio.file.Path;
import java.util.Locale;

/** Where Kafka and PostgreSQL come from: started in place, or as containers. */
public interface Services {

    /** The system property that chooses: {@code embedded} (when absent) or {@code containers}. */
    String PROPERTY = "weir.services";

    /**
     * Starts a broker.
     *
     * @param directory where it keeps its files; made when absent
     */
    KafkaService kafka(Path directory);

    /**
     * Starts a PostgreSQL server.
     *
     * @param directory where it keeps its files; made when absent
     */
    PostgresService postgres(Path directory);

    /** The provider that {@value #PROPERTY} names. */
    static Services selected() {
        String name = System.getProperty(PROPERTY, "embedded").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "embedded" -> new EmbeddedServices();
            case "containers" -> containers();
            default ->
                throw new IllegalArgumentException(
                        PROPERTY + " is '" + name + "', but only 'embedded' and 'containers' exist");
        };
    }

    private static Services containers() {
        try {
            return new ContainerServices();
        } catch (NoClassDefFoundError missing) {
            throw new ServiceException("containers need Testcontainers (kafka, postgresql) on the class path", missing);
        }
    }
}
