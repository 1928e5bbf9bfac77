package io.weir.bench.load;

import io.weir.bench.pipeline.Pipeline;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what P made of a {@link Load}, as a reader of committed records sees it. */
public final class Results implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final byte[] ID = Pipeline.bytes("\"event_id\":\"");

    private final Consumer<byte[], byte[]> consumer;

    /** From the beginning of a topic with one partition. */
    public Results(String servers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partition = List.of(new TopicPartition(topic, 0));
        consumer.assign(partition);
        consumer.seekToBeginning(partition);
    }

    /** Hands over the numbers of records that have come out; waits a moment when there are none. */
    public void poll(LongConsumer numbers) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            numbers.accept(number(record.value()));
        }
    }

    private static long number(byte[] result) {
        int at = 0;
        while (!Arrays.equals(result, at, at + ID.length, ID, 0, ID.length)) {
            at++;
        }
        long number = 0;
        for (at += ID.length; result[at] != '"'; at++) {
            number = number * 10 + result[at] - '0';
        }
        return number;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
