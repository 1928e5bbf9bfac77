package io.weir.flink.connector.postgres;

import java.io.Serializable;
import java.util.List;

/**
 * How records become rows.
 *
 * @param raw whole records go to {@code data}, their circumstances to {@code _metadata}
 * @param upsert a row replaces the one with the same key
 * @param conflictKey empty: the primary key
 * @param versionColumn empty: the last write wins, subject to the guard
 * @param softDeleteColumn empty: deletions are refused
 * @param errors rows are dead letters
 */
record WriteMode(
        boolean raw,
        boolean upsert,
        List<String> conflictKey,
        String versionColumn,
        String softDeleteColumn,
        boolean autoCreate,
        boolean errors)
        implements Serializable {
    WriteMode {
        conflictKey = List.copyOf(conflictKey);
    }
}
