package io.weir.dev;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * One PostgreSQL 18 server that may be killed, frozen and started again: on the same port, with the same data. It asks for
 * the password, and is durable (fsync is on), so that what it says after a crash can be believed. Direct clients use
 * {@link #jdbcUrl()} and {@link #uri()}, others those of {@link #proxied()}. The log is {@code server.log} in its directory.
 * Not for use by several threads, but the proxy is.
 */
public final class PostgresProcess implements PostgresService {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final Duration DEATH = Duration.ofSeconds(20);

    private final Path directory;
    private final Login login;
    private final List<String> command;
    private final int port;
    private final TcpProxy proxy;
    private final ChildProcesses children = new ChildProcesses();
    private Process postmaster;

    private PostgresProcess(Path directory, Login login, Map<String, String> settings) {
        this.directory = directory;
        this.login = login;
        this.port = FreePort.pick();
        this.command = command(directory, port, settings);
        this.proxy = TcpProxy.to(port, WireProtocol.POSTGRES);
        this.postmaster = launch();
    }

    /**
     * A superuser of the server.
     *
     * @param user made when absent
     * @param password that the server demands
     */
    public record Login(String user, String password) {}

    /**
     * Starts a server on a free port with everything it needs in {@code directory}, and waits until it answers. A
     * database already there is kept.
     *
     * @param login made when the directory is new; the same one each time
     * @throws ServiceException when it does not answer within a minute
     */
    public static PostgresProcess start(Path directory, Login login) {
        return start(directory, login, Map.of());
    }

    /**
     * Starts a server.
     *
     * @param settings of postgresql.conf that replace those of this class, for example {@code deadlock_timeout=100ms}
     */
    public static PostgresProcess start(Path directory, Login login, Map<String, String> settings) {
        Path home = directory.toAbsolutePath().normalize();
        if (!Files.exists(home.resolve("data").resolve("PG_VERSION"))) {
            prepare(home, login);
        }
        PostgresProcess postgres = new PostgresProcess(home, login, settings);
        postgres.awaitAnswer();
        return postgres;
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl(port);
    }

    @Override
    public String user() {
        return login.user();
    }

    @Override
    public String password() {
        return login.password();
    }

    /** The same server by way of {@link #proxy()}. To close it does nothing: the server has one owner. */
    public PostgresService proxied() {
        return new Proxied(jdbcUrl(proxy.port()), login);
    }

    /** What stands between the server and the clients of {@link #proxied()}; closed with the server. */
    public TcpProxy proxy() {
        return proxy;
    }

    /** The postmaster; after a {@link #kill()} the one that was killed. */
    public ProcessHandle process() {
        return postmaster.toHandle();
    }

    /** Kills the server (SIGKILL) with all its processes, frozen or not, and waits until they are gone. */
    public void kill() {
        List<ProcessHandle> family = freezeFamily();
        Signal.KILL.send(family);
        children.kill(postmaster);
        Await.until(
                "the end of PostgreSQL's processes",
                DEATH,
                () -> family.stream().allMatch(PostgresProcess::isDead));
        try {
            // All of them are dead: a number that another process got since must not keep the server from starting.
            Files.deleteIfExists(directory.resolve("data").resolve("postmaster.pid"));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot remove postmaster.pid", broken);
        }
    }

    /**
     * Starts the server again after {@link #kill()} and waits until it has recovered and answers, which takes about 1 s.
     *
     * @throws ServiceException when it still runs, or does not answer within a minute
     */
    public void restart() {
        if (postmaster.isAlive()) {
            throw new ServiceException("PostgreSQL still runs");
        }
        postmaster = launch();
        awaitAnswer();
    }

    /** Stops all processes of the server in their tracks (SIGSTOP): connections stay open, nothing is answered. */
    public void freeze() {
        freezeFamily();
    }

    /** Lets a frozen server go on (SIGCONT). */
    public void thaw() {
        Signal.CONT.send(family());
    }

    /** Ends the server as {@link #kill()} does, and the proxy. */
    @Override
    public void close() {
        proxy.close();
        if (postmaster.isAlive()) {
            kill();
        }
        children.close();
    }

    /** A stopped postmaster starts no further processes, so that the second look sees all of them. */
    private List<ProcessHandle> freezeFamily() {
        Signal.STOP.send(List.of(process()));
        List<ProcessHandle> family = family();
        Signal.STOP.send(family);
        return family;
    }

    private List<ProcessHandle> family() {
        return Stream.concat(Stream.of(process()), process().descendants()).toList();
    }

    /** A process that nobody has asked how it ended keeps its number, but neither memory nor files. */
    private static boolean isDead(ProcessHandle process) {
        if (!process.isAlive()) {
            return true;
        }
        try {
            String status = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return status.substring(status.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException gone) {
            return !process.isAlive();
        }
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        return children.start(builder, directory.resolve("server.log"));
    }

    private void awaitAnswer() {
        Path log = directory.resolve("server.log");
        try {
            Await.until("PostgreSQL; see " + log, STARTUP, () -> {
                if (!postmaster.isAlive()) {
                    throw new ServiceException("PostgreSQL ended while it started; see " + log);
                }
                return Loopback.accepts(port) && answers();
            });
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private boolean answers() {
        Properties properties = new Properties();
        properties.setProperty("user", user());
        properties.setProperty("password", password());
        properties.setProperty("socketTimeout", "10");
        try (Connection connection = DriverManager.getConnection(jdbcUrl(), properties)) {
            return connection.isValid(10);
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static String jdbcUrl(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    /** Makes the database and its superuser with a server that lets everybody in, then closes the door. */
    private static void prepare(Path home, Login login) {
        try (EmbeddedPostgres open = EmbeddedPostgres.start(home)) {
            String user = "\"" + login.user().replace("\"", "\"\"") + "\"";
            if (open.number("select count(*) from pg_roles where rolname = " + literal(login.user())) == 0) {
                open.execute("create role " + user + " superuser login");
            }
            open.execute("alter role " + user + " password " + literal(login.password()));
            Files.writeString(home.resolve("data").resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        } catch (SQLException | IOException broken) {
            throw new ServiceException("cannot prepare PostgreSQL in " + home, broken);
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static List<String> command(Path home, int port, Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            // PostgreSQL refuses to run as root, who is nobody in a name space of his own.
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(binary(home).toString());
        command.addAll(List.of("-D", home.resolve("data").toString(), "-p", String.valueOf(port)));
        Map<String, String> all = EmbeddedPostgres.settings(Map.of("max_connections", "250"));
        all.put("unix_socket_directories", "");
        all.putAll(settings);
        all.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return List.copyOf(command);
    }

    /** Unpacked by {@link EmbeddedPostgres} into a folder that is named after their version. */
    private static Path binary(Path home) {
        try (Stream<Path> versions = Files.list(home.resolve("binaries"))) {
            return versions.map(version -> version.resolve("bin").resolve("postgres"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new ServiceException("no PostgreSQL in " + home.resolve("binaries")));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot list " + home, broken);
        }
    }

    private record Proxied(String jdbcUrl, Login login) implements PostgresService {
        @Override
        public String user() {
            return login.user();
        }

        @Override
        public String password() {
            return login.password();
        }

        @Override
        public void close() {
            // Belongs to the server.
        }
    }
}
