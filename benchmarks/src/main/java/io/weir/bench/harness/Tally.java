package io.weir.bench.harness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is measured, round by round. */
public final class Tally {
    private final Map<Key, List<Double>> measured = new LinkedHashMap<>();

    /** Where the next values of a contestant in a scenario go. */
    public Row row(String scenario, String contestant) {
        return (metric, value) -> measured.computeIfAbsent(
                        new Key(scenario, contestant, metric), key -> new ArrayList<>())
                .add(value);
    }

    /** Everything so far, in the order in which it was first measured. */
    public List<Series> series() {
        return measured.entrySet().stream()
                .map(entry -> new Series(
                        entry.getKey().scenario(),
                        entry.getKey().contestant(),
                        entry.getKey().metric(),
                        entry.getValue()))
                .toList();
    }

    /** Takes the values of one contestant. */
    @FunctionalInterface
    public interface Row {
        /** One more value. */
        void add(Metric metric, double value);
    }

    private record Key(String scenario, String contestant, Metric metric) {}
}
