package io.weir.chaos.check;

import io.weir.chaos.workload.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds what a flow counted against what there was to count: {@link Invariant#I3}. */
final class Balance {
    private Balance() {}

    /**
     * Compares.
     *
     * @param delivered how many records were in the source
     * @param counters of the flow, by name
     */
    static List<Violation> check(Expected expected, long delivered, Map<String, Long> counters) {
        List<String> wrong = new ArrayList<>();
        compare("weir.in", delivered, counters, wrong);
        for (Fate fate : Fate.values()) {
            compare(fate.counter(), expected.of(fate).size(), counters, wrong);
        }
        return wrong.isEmpty()
                ? List.of()
                : List.of(new Violation(Invariant.I3, "the flow's counters are wrong", wrong));
    }

    private static void compare(String counter, long right, Map<String, Long> counters, List<String> wrong) {
        long counted = counters.getOrDefault(counter, 0L);
        if (counted != right) {
            wrong.add(counter + " is " + counted + " instead of " + right);
        }
    }
}
