package io.weir.dev;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topics of one broker as an outsider sees them: with plain clients that know nothing of Weir.
 *
 * @param bootstrapServers the broker
 */
public record KafkaTopics(String bootstrapServers) {
    private static final Duration POLL = Duration.ofMillis(100);

    /** Creates a topic that must not exist yet. */
    public void create(String topic, int partitions) {
        create(topic, partitions, Map.of());
    }

    /** Creates a topic with topic settings such as {@code max.message.bytes}. */
    public void create(String topic, int partitions, Map<String, String> settings) {
        NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(settings);
        change(
                "create topic '" + topic + "'",
                admin -> admin.createTopics(List.of(wanted)).all());
    }

    /** Deletes topics; the broker frees their disk space a minute later. */
    public void delete(String... topics) {
        List<String> unwanted = List.of(topics);
        change(
                "delete topics " + unwanted,
                admin -> admin.deleteTopics(unwanted).all());
    }

    private void change(String what, Function<Admin, KafkaFuture<Void>> change) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            change.apply(admin).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceException("interrupted at: " + what, interrupted);
        } catch (ExecutionException | TimeoutException refused) {
            throw new ServiceException("cannot " + what, refused);
        }
    }

    /** Sends records without keys, one per value, and waits until the broker has all of them. */
    public void send(String topic, List<byte[]> values) {
        send(values.stream()
                .map(value -> new ProducerRecord<byte[], byte[]>(topic, value))
                .iterator());
    }

    /** Sends everything that {@code records} yields, in that order, and waits until the broker has all of it. */
    public void send(Iterator<ProducerRecord<byte[], byte[]>> records) {
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (Producer<byte[], byte[]> producer = producer()) {
            while (records.hasNext() && failure.get() == null) {
                // The callback sees every failure; waiting for each record would send one at a time.
                Future<RecordMetadata> unused = producer.send(records.next(), (position, refused) -> {
                    if (refused != null) {
                        failure.compareAndSet(null, refused);
                    }
                });
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw new ServiceException("Kafka refused a record", failure.get());
        }
    }

    /**
     * All records that a reader of committed records can see now, in order within each partition.
     *
     * @throws ServiceException when they were not read within {@code timeout}
     */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic, Duration timeout) {
        List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Consumer<byte[], byte[]> consumer = consumer(topic)) {
            // For a reader of committed records the end is the offset of the oldest open transaction.
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            while (!reached(consumer, ends)) {
                requireTimeLeft(deadline, topic, seen.size());
                consumer.poll(POLL).forEach(seen::add);
            }
        }
        return List.copyOf(seen);
    }

    /**
     * Waits until at least {@code count} records are committed and returns what was read by then.
     *
     * @throws ServiceException when there are fewer after {@code timeout}
     */
    public List<ConsumerRecord<byte[], byte[]>> awaitCommitted(String topic, int count, Duration timeout) {
        List<ConsumerRecord<byte[], byte[]>> seen = new ArrayList<>();
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Consumer<byte[], byte[]> consumer = consumer(topic)) {
            while (seen.size() < count) {
                requireTimeLeft(deadline, topic, seen.size());
                consumer.poll(POLL).forEach(seen::add);
            }
        }
        return List.copyOf(seen);
    }

    /** How many offsets a topic has used, which counts the markers of transactions too. */
    public long endOffset(String topic) {
        try (Consumer<byte[], byte[]> consumer = consumer(topic)) {
            return consumer.endOffsets(consumer.assignment()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static boolean reached(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private static void requireTimeLeft(long deadline, String topic, int seen) {
        if (System.nanoTime() - deadline > 0) {
            throw new ServiceException("only " + seen + " committed records of topic '" + topic + "' in time");
        }
    }

    private Consumer<byte[], byte[]> consumer(String topic) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", "false");
        settings.put("auto.offset.reset", "earliest");
        Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private Producer<byte[], byte[]> producer() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "5", "batch.size", "65536");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
