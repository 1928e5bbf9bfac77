package io.weir.dev;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many records must meet each fate.
 *
 * @param counts by fate; one that nothing meets may be absent
 */
public record Ledger(Map<Fate, Long> counts) {
    public Ledger {
        Map<Fate, Long> ordered = new EnumMap<>(Fate.class);
        ordered.putAll(counts);
        counts = Collections.unmodifiableMap(ordered);
    }

    /** The records that meet {@code fate}. */
    public long of(Fate fate) {
        return counts.getOrDefault(fate, 0L);
    }

    /** The records that must arrive in the errors sink. */
    public long deadLettered() {
        return of(Fate.MALFORMED) + of(Fate.REFUSED);
    }

    /** All records. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
