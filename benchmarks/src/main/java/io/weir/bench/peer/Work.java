package io.weir.bench.peer;

import java.io.IOException;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** The pipeline as one function over bytes. */
public interface Work extends Serializable {
    /** Makes what the function needs; once, in the task that runs it. */
    void open() throws Exception;

    /**
     * Does the work on one record.
     *
     * @return the result; null when the record is filtered out
     * @throws IOException when the record is malformed
     */
    byte @Nullable [] apply(byte[] record, long eventTime) throws IOException;
}
