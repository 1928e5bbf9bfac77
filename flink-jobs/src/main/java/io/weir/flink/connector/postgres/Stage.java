package io.weir.flink.connector.postgres;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.PSQLException;

/**
 * A table with the columns, types, defaults and checks of the target, where rows wait before they are applied. What the
 * types, NOT NULL and CHECK refuse shows here, row by row.
 *
 * @param keepsRecords each row carries its record, because the target may still refuse it when no one else knows it any more
 */
record Stage(TableName table, TableName target, boolean keepsRecords) {
    static final String BATCH = "weir$batch";
    static final String ROW = "weir$row";
    static final String WRITER = "weir$writer";
    static final String SHAPE = "weir$shape";
    static final String RECORD = "weir$record";
    private static final Pattern LINE = Pattern.compile("^COPY [^,]{1,130}, line (\\d{1,9})");

    /** The statement that makes the table. */
    String ddl(boolean temporary) {
        return "CREATE " + (temporary ? "TEMPORARY " : "") + "TABLE IF NOT EXISTS " + table.sql() + " (LIKE "
                + target.sql() + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING IDENTITY INCLUDING GENERATED, "
                + Sql.name(BATCH) + " uuid NOT NULL, " + Sql.name(ROW) + " bigint NOT NULL, "
                + Sql.name(WRITER) + " text NOT NULL, " + Sql.name(SHAPE) + " integer NOT NULL, "
                + Sql.name(RECORD) + " bytea, PRIMARY KEY (" + Sql.names(List.of(BATCH, ROW)) + "))"
                + (temporary ? " ON COMMIT DELETE ROWS" : "");
    }

    /** Stages rows inside the caller's transaction. Rows that are refused are returned and leave no trace. */
    List<Refused> put(Connection connection, List<Staged> rows) throws SQLException {
        List<Refused> refused = new ArrayList<>();
        int from = 0;
        while (from < rows.size()) {
            int to = from + 1;
            while (to < rows.size() && rows.get(to).shape() == rows.get(from).shape()) {
                to++;
            }
            put(connection, rows.subList(from, to), refused);
            from = to;
        }
        return refused;
    }

    // COPY tells the line that it refuses: the rows before it are good, it is tried alone, the rest follows
    private void put(Connection connection, List<Staged> rows, List<Refused> refused) throws SQLException {
        List<Staged> rest = rows;
        while (!rest.isEmpty()) {
            Savepoint before = connection.setSavepoint();
            try {
                copy(connection, rest);
                connection.releaseSavepoint(before);
                return;
            } catch (SQLException e) {
                if (!Refusal.isRowFault(e)) {
                    throw e;
                }
                connection.rollback(before);
                connection.releaseSavepoint(before);
                if (rest.size() == 1) {
                    refused.add(new Refused(rest.get(0).number(), Refusal.of(e)));
                    return;
                }
                int suspect = line(e, rest.size());
                put(connection, rest.subList(0, suspect), refused);
                put(connection, rest.subList(suspect, suspect + 1), refused);
                rest = rest.subList(suspect + 1, rest.size());
            }
        }
    }

    private static int line(SQLException failure, int rows) {
        var details = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        String where = details == null || details.getWhere() == null ? "" : details.getWhere();
        Matcher line = LINE.matcher(where);
        int index = line.find() ? Integer.parseInt(line.group(1)) - 1 : rows / 2;
        return index >= 0 && index < rows ? index : rows / 2;
    }

    private void copy(Connection connection, List<Staged> rows) throws SQLException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Staged row : rows) {
            lines.writeBytes(row.prefix().getBytes(StandardCharsets.UTF_8));
            lines.writeBytes(row.row().line());
            lines.write('\n');
        }
        List<String> columns = new ArrayList<>(List.of(BATCH, ROW, WRITER, SHAPE, RECORD));
        columns.addAll(rows.get(0).row().columns());
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table.sql() + " (" + Sql.names(columns) + ") FROM STDIN");
        try {
            byte[] bytes = lines.toByteArray();
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** Makes the table unless it is there; others who make it at the same time wait. */
    void create(Connection connection) throws SQLException {
        TableMaker.lock(connection, table.display());
        try (Statement statement = connection.createStatement()) {
            statement.execute(ddl(false));
        }
    }

    /**
     * A row with its place in the batch.
     *
     * @param shape the index of its set of columns
     * @param record the encoded record as COPY text, {@code \N} when it is not kept
     */
    record Staged(UUID batch, long number, String writer, int shape, String record, Row row) {
        String prefix() {
            return batch + "\t" + number + "\t" + writer + "\t" + shape + "\t" + record + "\t";
        }
    }

    /** A row that was refused, by its number in the batch. */
    record Refused(long number, Refusal reason) {}
}
