package io.weir.flink.operator;

import io.weir.flink.row.KeyedRecord;
import io.weir.udf.KeyedFunction;

/** What one task remembers of all its keys. */
interface Memories {
    /** The memory of a record's key; good until the next call. */
    KeyedFunction.Memory of(KeyedRecord keyed, long now) throws Exception;

    /** Event time has come this far; it never goes back. */
    void forget(long now) throws Exception;

    /** A time that one of the memories has set for the state's current key has come. */
    void wake(long now) throws Exception;

    /** Puts into the state what a checkpoint would lack. */
    void save() throws Exception;
}
