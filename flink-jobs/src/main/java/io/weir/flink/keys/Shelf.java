package io.weir.flink.keys;

import org.jspecify.annotations.Nullable;

/** A table with its place in the checkpoints. */
final class Shelf {
    private final long number;
    private KeyTable table;
    private @Nullable KeyTable fresh;
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

    /** What was added since the last checkpoint; null when that is nothing. */
    @Nullable
    KeyTable fresh() {
        return fresh;
    }

    /** What was added since the last checkpoint, to be added to. */
    KeyTable freshToAdd() {
        KeyTable added = fresh;
        if (added == null) {
            added = new KeyTable(table.span());
            fresh = added;
        }
        return added;
    }

    /** All that was added is in the state. */
    void saved() {
        fresh = null;
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
