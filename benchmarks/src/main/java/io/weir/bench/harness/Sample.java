package io.weir.bench.harness;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one timed run measured, in the order of the columns. */
public record Sample(Map<Metric, Double> values) {
    public Sample {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** What a stretch of work cost for each of its records. */
    public static Sample of(Stopwatch.Reading spent, long records) {
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(Metric.CPU, (double) spent.cpuNanos() / records);
        values.put(Metric.WALL, (double) spent.wallNanos() / records);
        return new Sample(values);
    }

    /** This sample with one more value. */
    public Sample with(Metric metric, double value) {
        Map<Metric, Double> more = new LinkedHashMap<>(values);
        more.put(metric, value);
        return new Sample(more);
    }
}
