package io.weir.chaos.workload;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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

/** Writes good records to a source topic and takes them back: their transactions are aborted, so no flow may see them. */
final class Ghosts implements AutoCloseable {
    private static final long PAUSE_NANOS = 400_000_000;
    private static final int LANES = 2;
    private static final int FIRST = 1_000_000;

    private final Workload workload;
    private final String topic;
    private final Map<String, Object> settings;
    private final Thread thread;
    private volatile boolean closing;

    private Ghosts(Workload workload, String topic, Map<String, Object> settings) {
        this.workload = workload;
        this.topic = topic;
        this.settings = settings;
        this.thread = new Thread(this::haunt, "ghosts-" + topic);
        thread.setDaemon(true);
    }

    /**
     * Starts to haunt a topic.
     *
     * @param settings of an ordinary producer
     */
    static Ghosts start(Workload workload, String topic, Map<String, Object> settings) {
        Map<String, Object> transactional = new HashMap<>(settings);
        transactional.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "ghosts-" + topic);
        transactional.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 5_000);
        transactional.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000);
        transactional.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        Ghosts ghosts = new Ghosts(workload, topic, transactional);
        ghosts.thread.start();
        return ghosts;
    }

    private void haunt() {
        int next = FIRST;
        while (!closing) {
            try (Producer<String, byte[]> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
                producer.initTransactions();
                while (!closing) {
                    producer.beginTransaction();
                    for (int lane = 0; lane < LANES; lane++) {
                        // nobody waits for what is taken back
                        Future<RecordMetadata> unused = producer.send(ghost(next++, lane));
                    }
                    producer.flush();
                    producer.abortTransaction();
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (KafkaException | IllegalStateException away) {
                // the broker is down; the next producer of this name aborts what this one has begun
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private ProducerRecord<String, byte[]> ghost(int n, int lane) {
        Item item = workload.ghost(n);
        return new ProducerRecord<>(topic, lane, item.key(), item.value());
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
