package io.weir.udf;

import io.weir.record.FlowRecord;

/** What a step does with one record. One instance serves one task; never called by two threads at once. */
@FunctionalInterface
public interface RecordFunction {
    /**
     * Emits what becomes of the record: nothing (it is filtered out), itself changed, or several.
     *
     * @throws RecordRejected when the record is to become a dead letter; what was emitted before is taken back
     */
    void apply(FlowRecord record, Emitter out) throws RecordRejected;

    /** Takes the records that a function emits, in order. */
    @FunctionalInterface
    interface Emitter {
        /** Passes a record on to the next step. */
        void emit(FlowRecord record);
    }
}
