package io.weir.dev;

/** A running Kafka broker that stops when closed. */
public interface KafkaService extends AutoCloseable {

    /** What clients use as {@code bootstrap.servers}. */
    String bootstrapServers();

    /** The topics of this broker, to fill and to read from outside. */
    default KafkaTopics topics() {
        return new KafkaTopics(bootstrapServers());
    }

    @Override
    void close();
}
