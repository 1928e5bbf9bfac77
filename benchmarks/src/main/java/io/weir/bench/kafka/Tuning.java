package io.weir.bench.kafka;

import java.util.Map;
import java.util.Properties;

/**
 * The settings of the clients of every peer: those that the clients' documentation names for throughput. Weir's are its own
 * and cannot be set.
 */
final class Tuning {
    /** How long a producer waits for a batch to fill. */
    static final String LINGER_MS = "5";

    /** How large a batch of a producer may be. */
    static final String BATCH_SIZE = "65536";

    /** How often progress is kept. */
    static final long COMMIT_MILLIS = 1000;

    /** For a producer. */
    static final Map<String, String> PRODUCER =
            Map.of("acks", "all", "enable.idempotence", "true", "linger.ms", LINGER_MS, "batch.size", BATCH_SIZE);

    private Tuning() {}

    /** The same with the broker. */
    static Properties producer(String servers) {
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", servers);
        settings.putAll(PRODUCER);
        return settings;
    }
}
