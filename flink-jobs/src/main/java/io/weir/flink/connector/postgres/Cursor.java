package io.weir.flink.connector.postgres;

import org.apache.flink.api.connector.source.SourceSplit;
import org.jspecify.annotations.Nullable;

/**
 * How far a table has been read: the whole table is one split.
 *
 * @param change the change column of the last row, as PostgreSQL writes it; null before the first row and without such a column
 * @param order the order column of the last row; null before the first row and without such a column
 * @param offset without columns to go by: how many rows of the present poll were read
 * @param rows how many rows were read since the flow began
 */
record Cursor(@Nullable String change, @Nullable String order, long offset, long rows) implements SourceSplit {
    static final Cursor START = new Cursor(null, null, 0, 0);

    @Override
    public String splitId() {
        return "table";
    }

    /** Behind a row. */
    Cursor after(Page.Row row) {
        return new Cursor(row.change(), row.order(), offset + 1, rows + 1);
    }

    /** Before the first row of the next poll. */
    Cursor nextPoll() {
        return new Cursor(change, order, 0, rows);
    }
}
