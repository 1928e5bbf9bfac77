package io.weir.flink.operator;

import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long ago a checkpoint completed last, or the task began, by the monotonic clock of its machine. Records that wait for
 * a checkpoint longer than a transaction may stay open are lost; so a task warns at a third of that time, and fails at two
 * thirds: its records are then read again, in a new transaction.
 */
public final class CheckpointAge {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointAge.class);

    private final long limit;
    private final LongSupplier clock;
    private long since;
    private boolean warned;

    /**
     * Begins now.
     *
     * @param transactionTimeout zero when nothing waits for checkpoints
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    CheckpointAge(Duration transactionTimeout, LongSupplier clock) {
        this.limit = transactionTimeout.toNanos();
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    /** Begins now, and shows the age in milliseconds as metric {@code weir.lastCheckpointAge}. */
    public static CheckpointAge open(Duration transactionTimeout, MetricGroup metrics) {
        CheckpointAge age = new CheckpointAge(transactionTimeout, System::nanoTime);
        metrics.addGroup("weir").gauge("lastCheckpointAge", () -> age.nanos() / 1_000_000);
        return age;
    }

    /** A checkpoint has completed. */
    public void completed() {
        since = clock.getAsLong();
        warned = false;
    }

    /** Fails when the transaction that is open might be given up before a checkpoint completes. */
    public void check() throws IOException {
        long age = nanos();
        if (limit == 0 || age < limit / 3) {
            return;
        }
        long seconds = Duration.ofNanos(age).toSeconds();
        if (age >= limit / 3 * 2) {
            throw new IOException("CHECKPOINTS_FAILING(none completed for " + seconds
                    + " s): the brokers give up transactions after "
                    + Duration.ofNanos(limit).toSeconds()
                    + " s; the flow goes back to its last checkpoint, so that nothing is lost");
        }
        if (!warned) {
            warned = true;
            LOG.warn(
                    "no checkpoint has completed for {} s; at {} s the flow goes back to its last one",
                    seconds,
                    Duration.ofNanos(limit / 3 * 2).toSeconds());
        }
    }

    private long nanos() {
        return clock.getAsLong() - since;
    }
}
