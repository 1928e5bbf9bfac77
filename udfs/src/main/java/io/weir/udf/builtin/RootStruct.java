package io.weir.udf.builtin;

import io.weir.record.FlowRecord;
import io.weir.record.Value;
import io.weir.udf.RecordRejected;

/** The demand of most transformations that a record is a JSON object. */
final class RootStruct {
    /** The code of a record, or a value in it, of another type than the step needs. */
    static final String TYPE_MISMATCH = "type-mismatch";

    private RootStruct() {}

    static Value.Struct of(FlowRecord record) throws RecordRejected {
        if (record.value() instanceof Value.Struct struct) {
            return struct;
        }
        throw new RecordRejected(TYPE_MISMATCH, "the record is no JSON object");
    }
}
