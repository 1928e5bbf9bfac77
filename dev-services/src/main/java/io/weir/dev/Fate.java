package io.weir.dev;

/** What must become of a generated order in a flow that drops test orders, deduplicates by id and writes to PostgreSQL. */
public enum Fate {
    /** A row of the target table. */
    STORED,
    /** The id was seen before; deduplicated. */
    DUPLICATE,
    /** Its status is {@code test}; filtered. */
    FILTERED,
    /** Not JSON; a dead letter. */
    MALFORMED,
    /** PostgreSQL does not take the row; a dead letter. */
    REFUSED
}
