package io.weir.flink.connector.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one query.
 *
 * @param full there may be more rows right now
 */
record Page(List<Row> rows, boolean full) {
    Page {
        rows = List.copyOf(rows);
    }

    /**
     * A row as JSON, with its place in the order of reading. The array is never written to.
     *
     * @param time the change column as milliseconds since the epoch, if it is a time
     */
    @SuppressWarnings("ArrayRecordComponent") // becomes the payload of a record, compared never
    record Row(
            byte[] json, @Nullable String change, @Nullable String order, long time) {}
}
