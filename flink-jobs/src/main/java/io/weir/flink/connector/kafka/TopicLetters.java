package io.weir.flink.connector.kafka;

import io.weir.declare.Setting;
import io.weir.flink.LetterStore;
import io.weir.flink.TaskSecrets;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The committed records of a topic, up to the oldest transaction that is open now: what stands behind it can be seen only when
 * that one ends.
 */
record TopicLetters(Connection connection, Setting topic, TaskSecrets secrets) implements LetterStore {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void read(Visitor visitor) throws IOException {
        String name = topic.resolve(secrets);
        Properties client = connection.properties(secrets);
        client.setProperty("isolation.level", "read_committed");
        client.setProperty("enable.auto.commit", "false");
        client.setProperty("allow.auto.create.topics", "false");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(partition -> new TopicPartition(name, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            read(consumer, consumer.endOffsets(partitions), visitor);
        } catch (KafkaException e) {
            throw new IOException("cannot read topic " + name, e);
        }
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, Visitor visitor)
            throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached(consumer, ends)) {
            int seen = 0;
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(POLL)) {
                seen++;
                boolean asked = message.offset() < ends.getOrDefault(partition(message), 0L);
                if (asked && message.value() != null) {
                    visitor.record(message.value());
                }
            }
            if (seen > 0) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new IOException("the brokers have sent nothing for " + PATIENCE.toSeconds() + " s");
            }
        }
    }

    private static TopicPartition partition(ConsumerRecord<byte[], byte[]> message) {
        return new TopicPartition(message.topic(), message.partition());
    }

    private static boolean reached(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
