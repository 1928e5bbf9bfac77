package io.weir.dev;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One PostgreSQL 18 server as a child process, for root as well as for an ordinary user. Listens on 127.0.0.1 only.
 * Durable (fsync is on), so that what it says after a crash can be believed.
 */
public final class EmbeddedPostgres implements PostgresService {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 5;

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

    private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server on a free port with everything it needs in {@code directory}; a database already there is kept. */
    public static EmbeddedPostgres start(Path directory) {
        return start(directory, 0, Map.of());
    }

    /**
     * Starts a server.
     *
     * @param port to listen on; 0 picks a free one
     * @param settings of postgresql.conf that replace the ones above, for example {@code fsync=off}
     */
    public static EmbeddedPostgres start(Path directory, int port, Map<String, String> settings) {
        Path home = directory.toAbsolutePath();
        for (int attempt = 1; ; attempt++) {
            int listener = port == 0 ? FreePort.pick() : port;
            try {
                return new EmbeddedPostgres(startServer(home, listener, settings));
            } catch (IOException | IllegalStateException failure) {
                if (attempt == ATTEMPTS || port != 0) {
                    throw new ServiceException("cannot start PostgreSQL in " + home, failure);
                }
            }
        }
    }

    @Override
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    @Override
    public String user() {
        return "postgres";
    }

    @Override
    public String password() {
        return "postgres";
    }

    /** The port of the server, for a later start with the same address. */
    public int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot stop PostgreSQL", broken);
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres startServer(
            Path home, int port, Map<String, String> overrides) throws IOException {
        Files.createDirectories(home);
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(home.resolve("server.log").toFile());
        var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setPort(port)
                .setPgBinaryResolver(new Binaries(home))
                .setDataDirectory(home.resolve("data"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("binaries").toFile())
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setPGStartupWait(STARTUP);
        settings(overrides).forEach(builder::setServerConfig);
        return builder.start();
    }

    /** Those of every server here, in a map that may be changed. */
    static Map<String, String> settings(Map<String, String> overrides) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        // zonky turns all three off, which is fast and loses committed rows in a crash.
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("max_connections", "100");
        settings.putAll(overrides);
        return settings;
    }

    /**
     * The server's programs. zonky unpacks them once for each resolver; one that is equal to no other gives every home its
     * own, so that none depends on files of another, which may be gone.
     */
    private record Binaries(Path home) implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
    }
}
