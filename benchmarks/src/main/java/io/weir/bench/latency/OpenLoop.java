package io.weir.bench.latency;

import io.weir.bench.load.Load;
import io.weir.bench.load.Results;
import io.weir.bench.topic.Route;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The latencies of a load that does not wait for what it measures: each counts from the moment at which the record was due
 * until a reader of committed records sees its result.
 *
 * @param perSecond records that are due each second, evenly
 * @param warmUp how long records are not counted
 * @param measured how long they are
 */
record OpenLoop(int perSecond, Duration warmUp, Duration measured) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int NANOS_PER_MICRO = 1_000;

    /**
     * Sends and waits until everything has come out.
     *
     * @return latencies in microseconds
     * @throws IllegalStateException when records do not come out in time
     */
    Histogram latencies(Route route) {
        long ignored = warmUp.toSeconds() * perSecond;
        long records = ignored + measured.toSeconds() * perSecond;
        Histogram latencies = new Histogram(3);
        try (Results results = new Results(route.servers(), route.output());
                Load load = Load.start(route.servers(), route.input(), perSecond, records)) {
            long[] seen = {0};
            long deadline = load.due(records) + PATIENCE.toNanos();
            while (seen[0] < records) {
                results.poll(n -> {
                    seen[0]++;
                    if (n >= ignored) {
                        long late = System.nanoTime() - load.due(n);
                        latencies.recordValue(Math.max(0, late / NANOS_PER_MICRO));
                    }
                });
                load.check();
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(seen[0] + " of " + records + " records came out in time");
                }
            }
        }
        return latencies;
    }
}
