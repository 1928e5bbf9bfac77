package io.weir.flink.connector.postgres;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * The name of a table, taken literally: upper and lower case matter, as in the catalog.
 *
 * @param schema empty when the table is looked up on the search path
 */
record TableName(String schema, String table) implements Serializable {
    private static final int MAX_IDENTIFIER = 63;

    TableName {
        if (table.isEmpty() || !fits(schema) || !fits(table)) {
            throw new IllegalArgumentException(
                    "a table is named 'table' or 'schema.table', each at most 63 bytes long");
        }
    }

    /** Reads {@code table} or {@code schema.table}. */
    static TableName parse(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length > 2 || (parts.length == 2 && parts[0].isEmpty())) {
            throw new IllegalArgumentException("a table is named 'table' or 'schema.table'");
        }
        return parts.length == 1 ? new TableName("", parts[0]) : new TableName(parts[0], parts[1]);
    }

    /** As an identifier in SQL. */
    String sql() {
        return schema.isEmpty() ? Sql.name(table) : Sql.name(schema) + "." + Sql.name(table);
    }

    /** Another table in the same schema. */
    TableName sibling(String name) {
        return new TableName(schema, name);
    }

    /** As people write it. */
    String display() {
        return schema.isEmpty() ? table : schema + "." + table;
    }

    private static boolean fits(String name) {
        return name.indexOf('\0') < 0 && name.getBytes(StandardCharsets.UTF_8).length <= MAX_IDENTIFIER;
    }
}
