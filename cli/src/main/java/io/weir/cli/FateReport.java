package io.weir.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of the records of a flow, in records.
 *
 * @param in read from the source
 * @param expanded further records that one record was turned into
 * @param out written to the main sink or a route
 * @param filtered dropped by a filter
 * @param deduplicated dropped as a duplicate
 * @param late too old to be judged; kept as dead letters
 * @param deadLettered refused by a step or a sink; kept as dead letters
 */
record FateReport(long in, long expanded, long out, long filtered, long deduplicated, long late, long deadLettered) {
    /** Nothing has happened yet. */
    static final FateReport NONE = new FateReport(0, 0, 0, 0, 0, 0, 0);

    /** From the accumulators of a job; one that is missing counts as 0. */
    static FateReport of(Map<String, ?> accumulators) {
        return new FateReport(
                count(accumulators, "weir.in"),
                count(accumulators, "weir.expanded"),
                count(accumulators, "weir.out"),
                count(accumulators, "weir.filtered"),
                count(accumulators, "weir.deduplicated"),
                count(accumulators, "weir.late"),
                count(accumulators, "weir.deadLettered"));
    }

    /** Whether every record that came in has exactly one fate. */
    boolean conserved() {
        return in + expanded == decided();
    }

    /** Records whose fate is known. */
    long decided() {
        return out + filtered + deduplicated + late + deadLettered;
    }

    /** The equation with its numbers. */
    String equation() {
        String left = expanded == 0 ? Long.toString(in) : in + " + " + expanded + " expanded";
        return "in = out + filtered + deduplicated + late + dead-lettered: " + left + (conserved() ? " = " : " ≠ ")
                + out + " + " + filtered + " + " + deduplicated + " + " + late + " + " + deadLettered;
    }

    /** All counts in one line. */
    String summary() {
        StringBuilder line = new StringBuilder("in=" + in);
        if (expanded > 0) {
            line.append(" expanded=").append(expanded);
        }
        byName().forEach((fate, count) ->
                line.append(' ').append(fate).append('=').append(count));
        return line.toString();
    }

    /** The fates by name, in the order in which people read them. */
    Map<String, Long> byName() {
        Map<String, Long> fates = new LinkedHashMap<>();
        fates.put("out", out);
        fates.put("filtered", filtered);
        fates.put("deduplicated", deduplicated);
        fates.put("late", late);
        fates.put("dead-lettered", deadLettered);
        return fates;
    }

    private static long count(Map<String, ?> accumulators, String name) {
        return accumulators.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
