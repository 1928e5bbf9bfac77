package io.weir.flink.connector.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a source reads, as the database describes it: a table or a query, its columns and their types, and the columns that
 * tell how far it was read.
 *
 * <p>Values of the cursor travel as settings of the transaction, which the query reads back: so they are bound, while the
 * text of a user's query is sent as it is.
 *
 * @param sql what stands behind FROM
 * @param change empty when there is no change column
 * @param order empty when there is no order column
 * @param nullableTime the change column is a time that may be null; null counts as before all times
 */
record Relation(String sql, Map<String, String> types, String change, String order, boolean nullableTime) {

    /** Looks the relation up. */
    static Relation describe(Connection connection, PollPlan.Target target) throws SQLException {
        String sql = target.query().isEmpty() ? target.table().sql() : "(\n" + target.query() + "\n)";
        Map<String, String> types = new LinkedHashMap<>();
        boolean nullable = true;
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet none = statement.executeQuery("SELECT * FROM " + sql + " AS q LIMIT 0")) {
                ResultSetMetaData columns = none.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    types.put(columns.getColumnLabel(i), columns.getColumnTypeName(i));
                    if (columns.getColumnLabel(i).equals(target.change())) {
                        nullable = columns.isNullable(i) != ResultSetMetaData.columnNoNulls;
                    }
                }
            }
        }
        String change = column(types, target.change(), target.changeGiven());
        String order = column(types, target.order(), target.orderGiven() || !change.isEmpty());
        return new Relation(
                sql,
                types,
                change,
                order,
                nullable && types.getOrDefault(change, "").startsWith("timestamp"));
    }

    private static String column(Map<String, String> types, String name, boolean needed) throws SQLException {
        if (types.containsKey(name)) {
            return name;
        }
        if (needed) {
            throw new SQLException(
                    "there is no column '" + name
                            + "' to read in order by; set orderByColumn and changeTrackingColumn to columns that exist",
                    "42703");
        }
        return "";
    }

    /** Whether a row's place is told by its columns, and not only by how many rows come before it. */
    boolean ordered() {
        return !order.isEmpty();
    }

    /** The rows behind the cursor, in order, at most {@code limit}. */
    Page read(Connection connection, Cursor cursor, int limit) throws SQLException {
        try (PreparedStatement bind = connection.prepareStatement(
                "SELECT set_config('weir.change', ?, true), set_config('weir.order', ?, true)")) {
            bind.setString(1, text(cursor.change()));
            bind.setString(2, text(cursor.order()));
            bind.execute();
        }
        List<Page.Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(select(cursor, limit))) {
                while (row.next()) {
                    rows.add(row(row));
                }
            }
        }
        return new Page(rows, rows.size() == limit);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private String select(Cursor cursor, int limit) {
        List<String> columns = new ArrayList<>();
        types.forEach((name, type) -> columns.add(RowJson.select("q." + Sql.name(name), type)));
        String head = "SELECT " + String.join(", ", columns) + " FROM " + sql + " AS q";
        if (!ordered()) {
            return head + " ORDER BY q::text OFFSET " + cursor.offset() + " LIMIT " + limit;
        }
        String place = "q." + Sql.name(order);
        String bound = setting("order", order);
        if (!change.isEmpty()) {
            place = time() + ", " + place;
            bound = setting("change", change) + ", " + bound;
        }
        String behind = cursor.order() == null ? "" : " WHERE (" + place + ") > (" + bound + ")";
        return head + behind + " ORDER BY " + place + " LIMIT " + limit;
    }

    private String time() {
        String column = "q." + Sql.name(change);
        return nullableTime ? "coalesce(" + column + ", '-infinity')" : column;
    }

    private String setting(String name, String column) {
        String type = types.getOrDefault(column, "text");
        String plain = switch (type) {
            case "smallserial" -> "int2";
            case "serial" -> "int4";
            case "bigserial" -> "int8";
            default -> type;
        };
        return "current_setting('weir." + name + "')::" + plain;
    }

    private Page.Row row(ResultSet row) throws SQLException {
        StringBuilder json = new StringBuilder("{");
        String changed = null;
        String ordered = null;
        int i = 0;
        for (Map.Entry<String, String> column : types.entrySet()) {
            String value = row.getString(++i);
            json.append(i == 1 ? "" : ",")
                    .append(RowJson.string(column.getKey()))
                    .append(':');
            json.append(RowJson.of(value, column.getValue()));
            if (column.getKey().equals(change)) {
                changed = value == null && nullableTime ? "-infinity" : value;
            }
            if (column.getKey().equals(order)) {
                ordered = value;
            }
        }
        if (ordered() && ordered == null) {
            throw new SQLException(
                    "column '" + order + "' is null in a row, so the row has no place in the order", "22004");
        }
        byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        return new Page.Row(bytes, changed, ordered, RowJson.time(changed, types.getOrDefault(change, "")));
    }
}
