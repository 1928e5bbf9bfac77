package io.weir.bench.load;

import io.weir.bench.pipeline.Pipeline;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends records at a fixed rate. Record {@code n} is due at a moment that is fixed beforehand: when this sender, the broker or
 * a flow stumbles, everything that was due meanwhile is late, and what is measured from {@link #due} says so.
 */
public final class Load implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final long begin = System.nanoTime();
    private final long period;
    private final long records;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Thread sender = new Thread(this::send, "load");

    private Load(String servers, String topic, int perSecond, long records) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.topic = topic;
        this.period = Duration.ofSeconds(1).toNanos() / perSecond;
        this.records = records;
    }

    /** Begins to send so many records, that many each second. */
    public static Load start(String servers, String topic, int perSecond, long records) {
        Load load = new Load(servers, topic, perSecond, records);
        load.sender.start();
        return load;
    }

    /** When a record is due, by {@link System#nanoTime}. */
    public long due(long n) {
        return begin + n * period;
    }

    /** How many records there will be. */
    public long records() {
        return records;
    }

    /** Complains when something went wrong. @throws IllegalStateException when a record could not be sent */
    public void check() {
        Exception refused = failure.get();
        if (refused != null) {
            throw new IllegalStateException("the load could not be sent", refused);
        }
    }

    private void send() {
        for (long n = 0; n < records; n++) {
            for (long left = due(n) - System.nanoTime(); left > 0; left = due(n) - System.nanoTime()) {
                LockSupport.parkNanos(left);
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
            // the callback sees every failure; waiting for each record would make the load wait
            Future<RecordMetadata> unused =
                    producer.send(new ProducerRecord<>(topic, record(n)), (position, refused) -> {
                        if (refused != null) {
                            failure.compareAndSet(null, refused);
                        }
                    });
        }
    }

    /** A record that passes P; its id is its number. */
    private static byte[] record(long n) {
        return Pipeline.bytes("{\"eventId\":\"" + n
                + "\",\"userId\":45493528,\"userEmail\":\"user704340@example.com\",\"amount\":58702.77,"
                + "\"currency\":\"EUR\",\"status\":\"active\",\"isTest\":false,\"countryCode\":\"PL\","
                + "\"createdAt\":\"2026-07-01T12:34:56.364Z\",\"sessionRef\":\"s-690566249\","
                + "\"deviceOs\":\"android\",\"retries\":4,\"internalNote\":null,\"payload\":\"p647\"}");
    }

    @Override
    public void close() {
        sender.interrupt();
        producer.close(Duration.ZERO);
    }
}
