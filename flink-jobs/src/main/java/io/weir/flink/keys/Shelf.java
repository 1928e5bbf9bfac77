package io.weir.flink.keys;

import java.util.Arrays;
import java.util.Optional;

/** A table with its place in the checkpoints. */
final class Shelf {
    private static final long[] NOTHING = {};
    private static final int FEW = 32;

    private final long number;
    private KeyTable table;
    private long[] fresh = NOTHING;
    private int freshLength;
    private int checkpoint;
    private boolean settled;

    /** {@code number} is unique among the tables of the key group. */
    Shelf(long number, KeyTable table) {
        this.number = number;
        this.table = table;
    }

    long number() {
        return number;
    }

    KeyTable table() {
        return table;
    }

    /** Replaces the table by one with the same content, at a checkpoint from which on it may be changed. */
    void replace(KeyTable same, int since) {
        table = same;
        checkpoint = since;
    }

    /** The checkpoint from which on the table may be changed. */
    int checkpoint() {
        return checkpoint;
    }

    /** Notes what was added to the table, for the next checkpoint. */
    void added(long high, long low, long key) {
        if (freshLength == fresh.length) {
            fresh = Arrays.copyOf(fresh, Math.max(2 * freshLength, FEW));
        }
        fresh[freshLength++] = KeyTable.high(high);
        fresh[freshLength++] = table.low(low, key);
    }

    /** What was added since this was asked last; empty when that is nothing. */
    Optional<KeyTable> takeFresh() {
        if (freshLength == 0) {
            return Optional.empty();
        }
        KeyTable taken = new KeyTable(table.span(), freshLength / 2);
        for (int at = 0; at < freshLength; at += 2) {
            taken.append(fresh[at], fresh[at + 1]);
        }
        fresh = NOTHING;
        freshLength = 0;
        return Optional.of(taken);
    }

    /** Whether few are still to come, and the table knows it. */
    boolean settled() {
        return settled;
    }

    void settle() {
        settled = true;
        table.settle();
    }
}
