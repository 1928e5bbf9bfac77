package io.weir.flink.keys;

import java.io.IOException;

/**
 * Fingerprints, each with a number of one span: an open-addressing table that is at the same time a sorted list with gaps.
 *
 * <pre>
 * slot = 128 bits = high half of the fingerprint | low half, its last bits replaced by number − first of the span
 * </pre>
 *
 * <p>A fingerprint's home is its share of the way through the table, so slots that are ordered by fingerprint are nearly
 * where they are looked for. A search ends at the first greater fingerprint, which keeps it short in a table that is nine
 * tenths full; the table grows in one pass from left to right, in small steps.
 *
 * <p>Used by one thread at a time.
 */
final class KeyTable {
    private static final double FULL = 0.9;
    private static final double SETTLED = 0.92;
    private static final double GROWTH = 1.25;
    private static final int SMALLEST = 8;
    private static final int SPARE = 16;
    private static final int HALF = 32;

    private final Span span;
    private final long numbers;
    private long[] slots = {0, 0};
    private long homes;
    private int size;

    /** An empty table. */
    KeyTable(Span span) {
        this(span, 0);
    }

    /** An empty table with room for so many fingerprints. */
    KeyTable(Span span, int capacity) {
        this.span = span;
        this.numbers = (1L << span.bits()) - 1;
        rebuild((long) (Math.max(capacity, SMALLEST) / FULL) + 1, SPARE);
    }

    private KeyTable(KeyTable from) {
        this.span = from.span;
        this.numbers = from.numbers;
        this.slots = from.slots.clone();
        this.homes = from.homes;
        this.size = from.size;
    }

    KeyTable copy() {
        return new KeyTable(this);
    }

    Span span() {
        return span;
    }

    /** How many fingerprints; one that was added with several numbers counts as often. */
    int size() {
        return size;
    }

    /** How much memory the slots take. */
    long bytes() {
        return (long) slots.length * Long.BYTES;
    }

    /** Whether the fingerprint was added with a number between these two, both included. */
    boolean holds(long high, long low, long from, long to) {
        long least = Math.max(from, span.first()) - span.first();
        long most = Math.min(to, span.last()) - span.first();
        long sought = high(high);
        for (int at = 2 * home(sought); ; at += 2) {
            long found = slots[at];
            if (found == sought) {
                long rest = slots[at + 1];
                long number = rest & numbers;
                if (((rest ^ low) & ~numbers) == 0 && number >= least && number <= most) {
                    return true;
                }
            } else if (found == 0 || Long.compareUnsigned(found, sought) > 0) {
                return false;
            }
        }
    }

    /** Adds a fingerprint with a number of the span; whether it was not there before. */
    boolean add(long high, long low, long number) {
        if (holds(high, low, number, number)) {
            return false;
        }
        if (size >= homes * FULL) {
            rebuild((long) (homes * GROWTH) + 1, SPARE);
        }
        put(high(high), low(low, number));
        return true;
    }

    /** The upper half of a slot; zero is for those that are empty. */
    static long high(long high) {
        return high == 0 ? 1 : high;
    }

    /** The lower half of a slot, with a number of the span. */
    long low(long low, long number) {
        return (low & ~numbers) | (number - span.first());
    }

    /** Adds what another table of the span holds. */
    void addAll(KeyTable other) {
        for (int at = 0; at < other.slots.length; at += 2) {
            long low = other.slots[at + 1];
            if (other.slots[at] != 0) {
                add(other.slots[at], low, span.first() + (low & numbers));
            }
        }
    }

    /** Gives memory back: few are still to come. */
    void settle() {
        long enough = (long) (size / SETTLED) + 1;
        if (enough < homes) {
            rebuild(enough, SPARE);
        }
    }

    /** Shows the content of all slots, in their order. */
    void forEach(Slots reader) throws IOException {
        for (int at = 0; at < slots.length; at += 2) {
            if (slots[at] != 0) {
                reader.accept(slots[at], slots[at + 1]);
            }
        }
    }

    /**
     * Puts the content of a slot that is not there yet into a table with room for it. In the order of {@link #forEach}, that is
     * behind all others.
     */
    void append(long high, long low) {
        put(high, low);
    }

    private int home(long high) {
        return (int) (((high >>> HALF) * homes) >>> HALF);
    }

    private void put(long high, long low) {
        int at = 2 * home(high);
        while (slots[at] != 0 && Long.compareUnsigned(slots[at], high) <= 0) {
            at += 2;
        }
        int gap = at;
        while (slots[gap] != 0) {
            gap += 2;
        }
        if (gap == slots.length - 2) { // the last slot ends all searches
            rebuild(homes, slots.length - 2 * (homes + 1));
            put(high, low);
            return;
        }
        System.arraycopy(slots, at, slots, at + 2, gap - at);
        slots[at] = high;
        slots[at + 1] = low;
        size++;
    }

    private void rebuild(long wanted, long least) {
        long[] old = slots;
        homes = wanted;
        for (long spare = least; ; spare *= 2) {
            slots = new long[Math.toIntExact(2 * (wanted + spare + 1))];
            if (fill(old)) {
                return;
            }
        }
    }

    private boolean fill(long[] ordered) {
        int next = 0;
        for (int from = 0; from < ordered.length; from += 2) {
            if (ordered[from] != 0) {
                next = Math.max(next, 2 * home(ordered[from]));
                if (next == slots.length - 2) {
                    return false;
                }
                slots[next] = ordered[from];
                slots[next + 1] = ordered[from + 1];
                next += 2;
            }
        }
        return true;
    }

    /** What a slot holds: the two halves of a fingerprint, with the number in the last bits of the lower one. */
    @FunctionalInterface
    interface Slots {
        void accept(long high, long low) throws IOException;
    }
}
