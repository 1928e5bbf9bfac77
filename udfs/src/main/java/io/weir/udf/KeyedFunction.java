package io.weir.udf;

import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import java.util.OptionalLong;

/** What a keyed step does with one record, given what is remembered of its key. */
public interface KeyedFunction {
    /** The key of a record; equal keys meet in one task. */
    Fingerprint key(FlowRecord record) throws RecordRejected;

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

    /** One number per key. */
    interface Memory {
        /** What was remembered, unless it has been forgotten. */
        OptionalLong recall();

        /** Remembers a number until the watermark passes {@code forgetAt} (event time, milliseconds). */
        void remember(long value, long forgetAt);
    }
}
