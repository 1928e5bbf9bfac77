package io.weir.dev;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * The folder of one Kafka broker that is its own controller. The limits of the broker are those of a plain one, above all
 * the 15 minutes of {@code transaction.max.timeout.ms}; only the thread counts and replication factors are those of a
 * small single node.
 */
record BrokerHome(Path folder) {

    /** Formats the folder, unless a broker has used it before. */
    static BrokerHome prepare(Path directory) {
        Path folder = directory.toAbsolutePath();
        if (Files.exists(folder.resolve("meta.properties"))) {
            return new BrokerHome(folder);
        }
        try {
            Files.createDirectories(folder);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(1)
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .setDirectories(List.of(folder.toString()))
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
            return new BrokerHome(folder);
            // Formatter.run declares Exception.
        } catch (Exception broken) {
            throw new ServiceException("cannot prepare the Kafka folder " + folder, broken);
        }
    }

    /** The settings of the broker. It speaks to itself by the first listener. */
    Map<String, String> settings(List<Listener> listeners, Map<String, String> overrides) {
        Map<String, String> settings = new LinkedHashMap<>();
        places(settings, listeners);
        settings.put("log.dirs", folder.toString());
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
        return settings;
    }

    private static void places(Map<String, String> settings, List<Listener> listeners) {
        int controller = FreePort.pick();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        settings.put(
                "listeners",
                listeners.stream().map(Listener::bound).collect(Collectors.joining(",")) + ",CONTROLLER://127.0.0.1:"
                        + controller);
        settings.put(
                "advertised.listeners",
                listeners.stream().map(Listener::advertised).collect(Collectors.joining(",")));
        settings.put("inter.broker.listener.name", listeners.get(0).name());
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listener.security.protocol.map",
                listeners.stream()
                        .map(listener -> listener.name() + ":PLAINTEXT,")
                        .collect(Collectors.joining("", "", "CONTROLLER:PLAINTEXT")));
    }
}
