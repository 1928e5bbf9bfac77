package io.weir.flink.connector.postgres;

import io.weir.record.FlowRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The table that a sink writes to, checked against its mode.
 *
 * @param key the conflict key; empty when rows are appended
 */
record Target(TargetTable table, WriteMode mode, List<String> key) {

    /** Finds the table, or makes it if the mode says so. {@code samples} tell which columns a new table gets. */
    static Target resolve(Connection connection, TableName name, WriteMode mode, List<FlowRecord> samples)
            throws SQLException {
        Optional<TargetTable> found = TargetTable.find(connection, name);
        if (found.isEmpty() && mode.autoCreate()) {
            TableMaker.create(connection, name, mode, samples);
            found = TargetTable.find(connection, name);
        }
        TargetTable table = found.orElseThrow(() -> new SQLException(
                "there is no table '" + name.display() + "', or it cannot be seen; create it, or set autoCreateTable",
                "42P01"));
        return new Target(table, mode, mode.upsert() ? key(table, mode) : List.of());
    }

    RowMapper mapper() {
        return new RowMapper(table, mode, key, Clock.systemUTC());
    }

    /** The clause that turns an INSERT into an upsert; empty when rows are appended. */
    String onConflict(List<String> columns) {
        if (key.isEmpty()) {
            return "";
        }
        List<String> changed = columns.stream().filter(c -> !key.contains(c)).toList();
        if (changed.isEmpty()) {
            return " ON CONFLICT (" + Sql.names(key) + ") DO NOTHING";
        }
        String assignments = String.join(
                ", ",
                changed.stream()
                        .map(c -> Sql.name(c) + " = excluded." + Sql.name(c))
                        .toList());
        return " ON CONFLICT (" + Sql.names(key) + ") DO UPDATE SET " + assignments + guard(columns);
    }

    /** Which row counts when a batch has several for one key: the newest version, else the last. */
    String order(List<String> columns) {
        String version = columns.contains(mode.versionColumn())
                ? ", " + Sql.name(mode.versionColumn()) + " DESC NULLS LAST"
                : "";
        return version + ", " + Sql.name(Stage.ROW) + " DESC";
    }

    private String guard(List<String> columns) {
        if (columns.contains(mode.versionColumn())) {
            String version = Sql.name(mode.versionColumn());
            return " WHERE t." + version + " IS NULL OR t." + version + " < excluded." + version;
        }
        if (!table.hasGuard()) {
            return "";
        }
        String origin = Sql.name(TargetTable.ORIGIN);
        String position = Sql.name(TargetTable.POSITION);
        return " WHERE t." + origin + " IS DISTINCT FROM excluded." + origin + " OR t." + position + " IS NULL OR t."
                + position + " <= excluded." + position;
    }

    private static List<String> key(TargetTable table, WriteMode mode) throws SQLException {
        List<String> key = mode.conflictKey();
        if (key.isEmpty()) {
            key = table.primaryKey().isEmpty() ? List.of("id") : table.primaryKey();
        }
        if (!table.uniqueKeys().contains(Set.copyOf(key))) {
            throw new SQLException(
                    "table '" + table.name().display() + "' has no primary key or unique index on exactly ("
                            + String.join(", ", key) + "), which upsertMode needs",
                    "42P10");
        }
        if (!mode.versionColumn().isEmpty() && !table.columns().containsKey(mode.versionColumn())) {
            throw new SQLException(
                    "table '" + table.name().display() + "' has no upsertVersionColumn '" + mode.versionColumn() + "'",
                    "42703");
        }
        return List.copyOf(key);
    }
}
