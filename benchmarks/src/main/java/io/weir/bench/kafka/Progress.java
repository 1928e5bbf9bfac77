package io.weir.bench.kafka;

import io.weir.bench.harness.Sample;
import io.weir.bench.harness.Stopwatch;
import io.weir.bench.harness.Stopwatch.Reading;
import io.weir.bench.topic.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Watches topics fill, from inside the measured process and alike for every engine. The stopwatch is read when a tenth of what
 * is expected is there, and when nearly all is.
 */
final class Progress implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 20;
    private static final double BEGIN = 0.1;
    private static final double END = 0.95;

    private final Consumer<byte[], byte[]> consumer;
    private final List<TopicPartition> topics;

    Progress(Route route) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", route.servers()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topics = Stream.of(route.output(), route.deadLetters())
                .map(topic -> new TopicPartition(topic, 0))
                .toList();
    }

    /**
     * Waits until all that is expected is there, and tells what each input record cost meanwhile.
     *
     * @param expected records and dead letters together
     * @param input records that make so many
     * @throws IOException when it takes longer than five minutes
     */
    Sample await(long expected, long input) throws IOException, InterruptedException {
        Stopwatch watch = new Stopwatch();
        long deadline = System.nanoTime() + LIMIT.toNanos();
        Mark begin = new Mark(watch.read(), 0);
        Mark end = begin;
        long there = 0;
        while (there < expected) {
            if (System.nanoTime() > deadline) {
                throw new IOException("only " + there + " of " + expected + " records came out in " + LIMIT);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            there = there();
            if (there < expected * BEGIN || begin.there == 0) {
                begin = new Mark(watch.read(), there);
            } else if (there <= expected * END || end.there <= begin.there) {
                end = new Mark(watch.read(), there);
            }
        }
        double share = (double) (end.there - begin.there) / expected;
        return Sample.of(end.at.since(begin.at), Math.max(1, Math.round(input * share)));
    }

    private long there() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(topics);
        return ends.values().stream().collect(Collectors.summingLong(Long::longValue));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private record Mark(Reading at, long there) {}
}
