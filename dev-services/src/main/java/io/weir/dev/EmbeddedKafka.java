package io.weir.dev;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker, which is its own controller, in this JVM. Listens on 127.0.0.1 only. Its limits are those of a plain
 * broker, above all the 15 minutes of {@code transaction.max.timeout.ms}; only the thread counts and replication factors
 * are those of a small single node.
 */
public final class EmbeddedKafka implements KafkaService {
    private static final int ATTEMPTS = 5;

    private final KafkaRaftServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a broker on a free port with its files in {@code directory}; topics already there are served again. */
    public static EmbeddedKafka start(Path directory) {
        return start(directory, 0, Map.of());
    }

    /**
     * Starts a broker.
     *
     * @param port to listen on; 0 picks a free one
     * @param settings broker settings that replace the ones above, for example {@code message.max.bytes}
     */
    public static EmbeddedKafka start(Path directory, int port, Map<String, String> settings) {
        Path home = directory.toAbsolutePath();
        format(home);
        for (int attempt = 1; ; attempt++) {
            int listener = port == 0 ? FreePort.pick() : port;
            try {
                return new EmbeddedKafka(startServer(config(home, listener, settings)), listener);
            } catch (RuntimeException | Error failure) {
                if (port != 0 || attempt == ATTEMPTS || !isPortClash(failure)) {
                    throw new ServiceException("cannot start Kafka on port " + listener, failure);
                }
            }
        }
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** The port of the broker, for a later start with the same address. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop(server);
        }
    }

    private static void format(Path home) {
        if (Files.exists(home.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(home);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(home.toString())
                    .setDirectories(List.of(home.toString()))
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
            // Formatter.run declares Exception.
        } catch (Exception broken) {
            throw new ServiceException("cannot prepare the Kafka folder " + home, broken);
        }
    }

    private static KafkaRaftServer startServer(KafkaConfig config) {
        // A broker that cannot start ends its process, which is the caller's process here: make it throw instead.
        Exit.setExitProcedure((status, message) -> refuseToExit(message));
        Exit.setHaltProcedure((status, message) -> refuseToExit(message));
        KafkaRaftServer server = new KafkaRaftServer(config, Time.SYSTEM);
        try {
            server.startup();
            return server;
        } catch (RuntimeException | Error failure) {
            stopAfter(failure, server);
            throw failure;
        }
    }

    private static void refuseToExit(@Nullable String message) {
        throw new IllegalStateException("the embedded Kafka broker gave up: " + message);
    }

    private static void stopAfter(Throwable failure, KafkaRaftServer server) {
        try {
            stop(server);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static boolean isPortClash(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (cause instanceof BindException
                    || message.contains("Address already in use")
                    || message.contains("gave up")) {
                return true;
            }
        }
        return false;
    }

    private static KafkaConfig config(Path home, int port, Map<String, String> overrides) {
        int controller = FreePort.pick();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", home.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("transaction.max.timeout.ms", "900000");
        // Tests send records of past times, which a broker would delete within a minute.
        settings.put("log.retention.ms", "-1");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("log.cleaner.enable", "false");
        settings.putAll(overrides);
        return new KafkaConfig(settings);
    }
}
