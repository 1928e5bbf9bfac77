package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * One Kafka broker, which is its own controller, in a JVM of its own that may be killed, frozen and started again: on the
 * same ports, with the same data. It listens twice. Clients of {@link #bootstrapServers()} reach it directly; clients of
 * {@link #proxiedBootstrapServers()} reach it, and stay with it, by {@link #proxy()}. The log is {@code broker.log} in its
 * directory. Not for use by several threads, but the proxy is.
 *
 * <p>All limits are those of a plain broker but for two: a restarted broker is let in again after 3 s, and transactions
 * are looked through every second for those that are out of time.
 */
public final class KafkaProcess implements KafkaService {
    private static final Duration STARTUP = Duration.ofSeconds(60);
    private static final Map<String, String> QUICK_RETURN = Map.of(
            // The controller does not admit a broker again before it takes the broker's former life for ended.
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
            // After a kill the whole active segment of each partition is read.
            "log.segment.bytes", String.valueOf(16 << 20));

    private final Path directory;
    private final int port;
    private final TcpProxy proxy;
    private final ChildProcesses children = new ChildProcesses();
    private Process broker;

    private KafkaProcess(Path directory, int port, TcpProxy proxy) {
        this.directory = directory;
        this.port = port;
        this.proxy = proxy;
        this.broker = launch();
    }

    /** Starts a broker on free ports with its files in {@code directory}, and waits until it answers. */
    public static KafkaProcess start(Path directory) {
        return start(directory, Map.of());
    }

    /**
     * Starts a broker.
     *
     * @param settings broker settings that replace the ones above, for example {@code message.max.bytes}
     * @throws ServiceException when it does not answer within a minute
     */
    public static KafkaProcess start(Path directory, Map<String, String> settings) {
        Path folder = directory.toAbsolutePath().normalize();
        int direct = FreePort.pick();
        int proxied = FreePort.pick();
        TcpProxy proxy = TcpProxy.to(proxied, WireProtocol.KAFKA);
        try {
            List<Listener> listeners =
                    List.of(new Listener("DIRECT", direct, direct), new Listener("PROXIED", proxied, proxy.port()));
            BrokerHome home = BrokerHome.prepare(folder.resolve("data"));
            Map<String, String> all = home.settings(listeners, QUICK_RETURN);
            all.putAll(settings);
            write(folder, all);
            KafkaProcess kafka = new KafkaProcess(folder, direct, proxy);
            kafka.awaitAnswer();
            return kafka;
        } catch (RuntimeException failure) {
            proxy.close();
            throw failure;
        }
    }

    /** Where the broker answers whatever the proxy does. */
    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Where the broker answers by way of {@link #proxy()}. */
    public String proxiedBootstrapServers() {
        return "127.0.0.1:" + proxy.port();
    }

    /** What stands between the broker and the clients of {@link #proxiedBootstrapServers()}; closed with the broker. */
    public TcpProxy proxy() {
        return proxy;
    }

    /** The broker's process; after a {@link #kill()} the one that was killed. */
    public ProcessHandle process() {
        return broker.toHandle();
    }

    /** Kills the broker (SIGKILL), frozen or not, and waits until its process is gone. */
    public void kill() {
        children.kill(broker);
    }

    /**
     * Starts the broker again after {@link #kill()} and waits until it answers, which takes about 6 s.
     *
     * @throws ServiceException when it still runs, or does not answer within a minute
     */
    public void restart() {
        if (broker.isAlive()) {
            throw new ServiceException("the broker still runs");
        }
        broker = launch();
        awaitAnswer();
    }

    /** Stops the broker in its tracks (SIGSTOP): connections stay open, nothing is answered. */
    public void freeze() {
        Signal.STOP.send(List.of(process()));
    }

    /** Lets a frozen broker go on (SIGCONT). */
    public void thaw() {
        Signal.CONT.send(List.of(process()));
    }

    /** Ends the broker as {@link #kill()} does, and the proxy. */
    @Override
    public void close() {
        proxy.close();
        if (broker.isAlive()) {
            kill();
        }
        children.close();
    }

    private Process launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(FileLog.options(logging(directory), log()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "kafka.Kafka"));
        command.add(settings(directory).toString());
        // In the directory of this JVM, to which its class path may be relative.
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return children.start(builder, directory.resolve("broker.out"));
    }

    private void awaitAnswer() {
        try {
            Await.until("the broker; see " + log(), STARTUP, () -> {
                if (!broker.isAlive()) {
                    throw new ServiceException("the broker ended while it started; see " + log());
                }
                return Loopback.accepts(port) && answers();
            });
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    /** True when the controller has let the broker in. */
    private boolean answers() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "default.api.timeout.ms",
                "5000",
                "request.timeout.ms",
                "5000");
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceException("interrupted while the broker started", interrupted);
        }
    }

    private Path log() {
        return directory.resolve("broker.log");
    }

    private static Path logging(Path directory) {
        return directory.resolve("log4j.properties");
    }

    private static Path settings(Path directory) {
        return directory.resolve("server.properties");
    }

    private static void write(Path directory, Map<String, String> settings) {
        List<String> lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
        try {
            Files.write(settings(directory), lines);
            FileLog.write(logging(directory));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot prepare " + directory, broken);
        }
    }
}
