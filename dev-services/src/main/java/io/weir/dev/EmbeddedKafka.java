package io.weir.dev;

import java.net.BindException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker, which is its own controller, in this JVM. Listens on 127.0.0.1 only. Its limits are those of a plain
 * broker: see {@link BrokerHome}.
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
        BrokerHome home = BrokerHome.prepare(directory);
        for (int attempt = 1; ; attempt++) {
            int listener = port == 0 ? FreePort.pick() : port;
            try {
                return new EmbeddedKafka(
                        startServer(home.settings(List.of(new Listener("PLAINTEXT", listener, listener)), settings)),
                        listener);
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

    private static KafkaRaftServer startServer(Map<String, String> settings) {
        // A broker that cannot start ends its process, which is the caller's process here: make it throw instead.
        Exit.setExitProcedure((status, message) -> refuseToExit(message));
        Exit.setHaltProcedure((status, message) -> refuseToExit(message));
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
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
}
