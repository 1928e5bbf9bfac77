package io.weir.flink.connector.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table as the live catalog describes it.
 *
 * @param columns in table order
 * @param primaryKey empty when there is none
 * @param uniqueKeys the columns of each index that ON CONFLICT can name, the primary key among them
 * @param refusesLate whether a row that passed staging can still be refused: unique, foreign-key and exclusion
 *     constraints, triggers, partitions
 * @param takesCopy whether COPY does what INSERT does: neither rules nor row security
 */
record TargetTable(
        TableName name,
        Map<String, Column> columns,
        List<String> primaryKey,
        Set<Set<String>> uniqueKeys,
        boolean refusesLate,
        boolean takesCopy) {
    static final String ORIGIN = "_weir_origin";
    static final String POSITION = "_weir_position";

    private static final String FIND = "SELECT c.oid, n.nspname, c.relname, c.relkind = 'p',"
            + " NOT (c.relhasrules OR c.relrowsecurity) FROM pg_class c"
            + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = ? AND c.relkind IN ('r', 'p')"
            + " AND CASE WHEN ? = '' THEN pg_table_is_visible(c.oid) ELSE n.nspname = ? END";
    private static final String COLUMNS = "SELECT a.attname, format_type(a.atttypid, a.atttypmod),"
            + " b.typname, b.typcategory, a.attgenerated <> '' OR a.attidentity = 'a', a.attnotnull"
            + " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
            + " JOIN pg_type b ON b.oid = CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END"
            + " WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum";
    private static final String KEYS = "SELECT i.indisprimary, array_agg(a.attname::text ORDER BY k.place)"
            + " FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(number, place)"
            + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number"
            + " WHERE i.indrelid = ? AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL"
            + " AND k.place <= i.indnkeyatts GROUP BY i.indexrelid, i.indisprimary ORDER BY i.indexrelid";
    private static final String LATE = "SELECT EXISTS (SELECT 1 FROM pg_index WHERE indrelid = ? AND indisunique)"
            + " OR EXISTS (SELECT 1 FROM pg_constraint WHERE conrelid = ? AND contype IN ('f', 'x', 't'))"
            + " OR EXISTS (SELECT 1 FROM pg_trigger WHERE tgrelid = ? AND NOT tgisinternal)";

    TargetTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns)); // Map.copyOf would lose the order
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = Set.copyOf(uniqueKeys);
    }

    /** Looks the table up; empty when there is none of that name. */
    static Optional<TargetTable> find(Connection connection, TableName wanted) throws SQLException {
        try (PreparedStatement find = connection.prepareStatement(FIND)) {
            find.setString(1, wanted.table());
            find.setString(2, wanted.schema());
            find.setString(3, wanted.schema());
            try (ResultSet row = find.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                TableName name = new TableName(row.getString(2), row.getString(3));
                return Optional.of(describe(connection, name, row));
            }
        }
    }

    /** Whether {@code data} takes whole records. */
    boolean takesDocuments() {
        Column data = columns.get("data");
        return data != null && data.kind() == Column.Kind.JSON;
    }

    /** Whether the table has room for the source coordinates that guard an upsert. */
    boolean hasGuard() {
        return columns.containsKey(ORIGIN) && columns.containsKey(POSITION);
    }

    private static TargetTable describe(Connection connection, TableName name, ResultSet found) throws SQLException {
        long oid = found.getLong(1);
        List<String> primaryKey = new ArrayList<>();
        List<Set<String>> uniqueKeys = new ArrayList<>();
        try (PreparedStatement keys = connection.prepareStatement(KEYS)) {
            keys.setLong(1, oid);
            try (ResultSet rows = keys.executeQuery()) {
                while (rows.next()) {
                    List<String> names = List.of((String[]) rows.getArray(2).getArray());
                    uniqueKeys.add(Set.copyOf(names));
                    if (rows.getBoolean(1)) {
                        primaryKey.addAll(names);
                    }
                }
            }
        }
        boolean late = found.getBoolean(4) || refusesLate(connection, oid);
        return new TargetTable(
                name, columns(connection, oid), primaryKey, Set.copyOf(uniqueKeys), late, found.getBoolean(5));
    }

    private static Map<String, Column> columns(Connection connection, long oid) throws SQLException {
        Map<String, Column> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setLong(1, oid);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Column.Kind kind = Column.kind(row.getString(3), row.getString(4));
                    columns.put(
                            row.getString(1),
                            new Column(row.getString(1), row.getString(2), kind, row.getBoolean(5), row.getBoolean(6)));
                }
            }
        }
        return columns;
    }

    private static boolean refusesLate(Connection connection, long oid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATE)) {
            for (int i = 1; i <= 3; i++) {
                statement.setLong(i, oid);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
