package io.weir.cli;

import io.weir.record.JsonWriter;
import io.weir.record.Value;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * How the demo ended.
 *
 * @param expectedIds how many ids the target must hold
 * @param targetIds how many rows it holds
 * @param exact whether those are the expected ids, each once
 */
record DemoResult(FateReport fates, long expectedIds, long targetIds, boolean exact, Duration took) {
    /** Compares what the generator expects with what the target holds. */
    static DemoResult of(FateReport fates, Collection<String> expected, List<String> found, Duration took) {
        boolean exact = found.size() == expected.size() && new TreeSet<>(found).equals(new TreeSet<>(expected));
        return new DemoResult(fates, expected.size(), found.size(), exact, took);
    }

    /** Whether the books balance and the target is right. */
    boolean sound() {
        return fates.conserved() && exact;
    }

    /** The report of {@code --report}. */
    String json() {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("in", Value.Numeric.of(fates.in()));
        fields.put("out", Value.Numeric.of(fates.out()));
        fields.put("filtered", Value.Numeric.of(fates.filtered()));
        fields.put("deduplicated", Value.Numeric.of(fates.deduplicated()));
        fields.put("late", Value.Numeric.of(fates.late()));
        fields.put("deadLettered", Value.Numeric.of(fates.deadLettered()));
        fields.put("conserved", new Value.Bool(fates.conserved()));
        fields.put("expectedIds", Value.Numeric.of(expectedIds));
        fields.put("targetIds", Value.Numeric.of(targetIds));
        fields.put("exact", new Value.Bool(exact));
        fields.put("seconds", new Value.Numeric(took.toSeconds() + "." + took.toMillisPart() / 100));
        return JsonWriter.toText(new Value.Struct(fields));
    }
}
