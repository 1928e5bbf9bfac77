package io.weir.chaos.workload;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes records into a topic and takes them back, by aborting its transactions: as far as flows are concerned, these
 * records never were. None has a number of the load.
 */
public final class Aborted implements AutoCloseable {
    private static final String NEVER_WAS = """
            {"n":-1,"id":"aborted","key":"aborted","word":"paid","amount":1.00,"at":"2026-01-01T00:00:00Z","cardNumber":"4",\
            "checksum":"00000000"}""";
    private static final int RECORDS = 3;
    private static final long PAUSE_NANOS = 700_000_000;

    private final String brokers;
    private final String topic;
    private final Thread thread;
    private volatile boolean closing;

    private Aborted(String brokers, String topic) {
        this.brokers = brokers;
        this.topic = topic;
        this.thread = new Thread(this::write, "aborted-" + topic);
        thread.setDaemon(true);
    }

    /** Starts to write into partition 0 of a topic that exists. */
    public static Aborted start(String brokers, String topic) {
        Aborted aborted = new Aborted(brokers, topic);
        aborted.thread.start();
        return aborted;
    }

    private void write() {
        while (!closing) {
            try (Producer<String, byte[]> producer =
                    new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
                producer.initTransactions();
                while (!closing) {
                    writeAndAbort(producer);
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (KafkaException away) {
                // a broker that is down aborts what was open; another producer goes on when it is back
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void writeAndAbort(Producer<String, byte[]> producer) {
        producer.beginTransaction();
        for (int i = 0; i < RECORDS; i++) {
            // whether it arrives does not matter
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(topic, 0, "aborted", NEVER_WAS.getBytes(StandardCharsets.UTF_8)));
        }
        producer.flush();
        producer.abortTransaction();
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, "aborted-" + topic + "-" + UUID.randomUUID(),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(15).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
