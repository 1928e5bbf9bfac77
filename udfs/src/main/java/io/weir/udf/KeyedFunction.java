package io.weir.udf;

import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;

/** What a keyed step does with one record, given what is remembered of its key. */
public interface KeyedFunction {
    /** The key of a record; equal keys meet in one task. */
    Fingerprint key(FlowRecord record) throws RecordRejected;

    /**
     * All of a record's key, in bytes that are equal for equal keys only. Asked for where whole keys are remembered, and only
     * of records that have a {@link #key}.
     */
    default byte[] wholeKey(FlowRecord record) throws RecordRejected {
        throw new UnsupportedOperationException("remembers no whole keys");
    }

    /**
     * The fate of a record.
     *
     * @param memory what is remembered of the record's key
     * @param watermark event time up to which the input is complete, milliseconds; Long.MIN_VALUE at the start
     */
    Decision decide(FlowRecord record, Memory memory, long watermark);

    /** What becomes of a record. */
    enum Decision {
        PASS,
        DUPLICATE,
        LATE
    }

    /** Numbers of one key. A key that appears again out of order needs more than one; most keys have one. */
    interface Memory {
        /** Whether a number between these two, both included, is remembered and not yet forgotten. */
        boolean holds(long first, long last);

        /** Remembers a number until the watermark reaches {@code forgetAt} (event time, milliseconds); others stay. */
        void remember(long value, long forgetAt);
    }
}
