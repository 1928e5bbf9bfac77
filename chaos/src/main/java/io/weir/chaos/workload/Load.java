package io.weir.chaos.workload;

import io.weir.chaos.workload.Deliveries.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends a workload to a topic at a steady rate, each record exactly once, however often the broker dies meanwhile. Stops
 * in front of a record until it is allowed to go on. Between the records are others in transactions that are aborted.
 */
public final class Load implements AutoCloseable {
    private static final long PAUSE_NANOS = 2_000_000;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Workload workload;
    private final String topic;
    private final double perSecond;
    private final Producer<String, byte[]> producer;
    private final Deliveries deliveries = new Deliveries();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread;
    private final Ghosts ghosts;
    private volatile long limit;
    private volatile long next;

    private Load(Workload workload, String brokers, String topic, double perSecond) {
        this.workload = workload;
        this.topic = topic;
        this.perSecond = perSecond;
        this.producer = new KafkaProducer<>(settings(brokers), new StringSerializer(), new ByteArraySerializer());
        this.thread = new Thread(this::send, "load-" + topic);
        thread.setDaemon(true);
        this.ghosts = Ghosts.start(workload, topic, settings(brokers));
    }

    /** Starts to send; the first record waits for {@link #allow}. */
    public static Load start(Workload workload, String brokers, String topic, double perSecond) {
        Load load = new Load(workload, brokers, topic, perSecond);
        load.thread.start();
        return load;
    }

    /** Lets it go on up to the record with this number. */
    public void allow(long upTo) {
        limit = Math.min(upTo, workload.shape().size());
        LockSupport.unpark(thread);
    }

    /** The next record that it will send. */
    public long next() {
        return next;
    }

    /** Whether it has sent all that it may, and the broker has it. */
    public boolean waits() {
        return deliveries.count() >= limit;
    }

    /** What the broker has taken so far. */
    public Deliveries deliveries() {
        return deliveries;
    }

    /** Fails when a record could not be sent: the run proves nothing then. */
    public void check() {
        Exception broken = failure.get();
        if (broken != null) {
            throw new IllegalStateException("the load of topic " + topic + " failed", broken);
        }
    }

    private void send() {
        long size = workload.shape().size();
        long n = 0;
        long pausedNanos = 0;
        long start = System.nanoTime();
        while (n < size && failure.get() == null && !Thread.currentThread().isInterrupted()) {
            long now = System.nanoTime();
            if (n >= limit) {
                LockSupport.parkNanos(PAUSE_NANOS);
                pausedNanos += System.nanoTime() - now;
                continue;
            }
            long due = start + pausedNanos + (long) (n * 1_000_000_000L / perSecond);
            if (due > now) {
                LockSupport.parkNanos(Math.max(due - now, PAUSE_NANOS));
                continue;
            }
            send(workload.at(n));
            n++;
            next = n;
        }
    }

    private void send(Item item) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, item.lane(), item.key(), item.value());
        try {
            // the callback sees the outcome; waiting for it here would send one record at a time
            Future<RecordMetadata> unused = producer.send(record, (at, refused) -> {
                if (refused == null) {
                    deliveries.add(item.n(), new Place(at.partition(), at.offset()));
                } else {
                    failure.compareAndSet(null, refused);
                }
            });
        } catch (RuntimeException refused) {
            failure.compareAndSet(null, refused);
        }
    }

    private static Map<String, Object> settings(String brokers) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 << 20);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE.toMillis());
        return settings;
    }

    @Override
    public void close() {
        ghosts.close();
        thread.interrupt();
        producer.close(Duration.ofSeconds(1));
    }
}
