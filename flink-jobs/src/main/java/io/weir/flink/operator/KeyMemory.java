package io.weir.flink.operator;

import io.weir.flink.keys.FingerprintTables;
import io.weir.flink.row.KeyedRecord;
import io.weir.udf.KeyedFunction;

/** Remembers keys by their fingerprints. The memory of a key is this object itself, turned to that key. */
record KeyMemory(FingerprintTables tables) implements Memories, KeyedFunction.Memory {
    @Override
    public KeyedFunction.Memory of(KeyedRecord keyed, long now) {
        tables.select(keyed.key(), now);
        return this;
    }

    @Override
    public boolean holds(long first, long last) {
        return tables.holds(first, last);
    }

    @Override
    public void remember(long value, long forgetAt) {
        tables.add(value, forgetAt);
    }

    @Override
    public void forget(long now) throws Exception {
        tables.forget(now);
    }

    // tables go as a whole
    @Override
    public void wake(long now) {}

    @Override
    public void save() throws Exception {
        tables.save();
    }
}
