package io.weir.flink.connector.kafka;

import io.weir.dev.EmbeddedKafka;
import io.weir.dev.KafkaTopics;
import java.nio.file.Path;

/** One broker for all tests of a JVM; each test uses topics of its own. */
final class SharedBroker {
    private static final EmbeddedKafka BROKER = start();

    private SharedBroker() {}

    static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    static KafkaTopics topics() {
        return BROKER.topics();
    }

    private static EmbeddedKafka start() {
        EmbeddedKafka broker = EmbeddedKafka.start(
                Path.of("target", "kafka-" + ProcessHandle.current().pid()));
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return broker;
    }
}
