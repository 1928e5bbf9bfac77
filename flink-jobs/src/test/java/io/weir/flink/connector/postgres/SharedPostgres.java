package io.weir.flink.connector.postgres;

import io.weir.dev.PostgresService;
import io.weir.dev.Services;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a schema of their own on one server that is shared by all tests of the JVM. */
final class SharedPostgres implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedPostgres.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestSchema.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        Server.class,
                        key -> new Server(Services.selected()
                                .postgres(Path.of(
                                                "target",
                                                "postgres-"
                                                        + ProcessHandle.current()
                                                                .pid())
                                        .toAbsolutePath())),
                        Server.class);
        return TestSchema.create(server.postgres());
    }

    /** Stops when JUnit's root store closes. */
    record Server(PostgresService postgres) implements AutoCloseable {
        @Override
        public void close() {
            postgres.close();
        }
    }
}
