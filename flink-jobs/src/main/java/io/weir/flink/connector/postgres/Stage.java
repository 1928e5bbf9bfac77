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
 * <p>There are three kinds, known by their names. One is shared by all batches of a sink, with an index to find them. A large
 * batch has a stage of its own without one, that goes with it. A session has a temporary one for what it applies at once.
 *
 * @param keepsRecords each row carries its record, because the target may still refuse it when no one else knows it any more
 */
record Stage(TableName table, TableName target, boolean keepsRecords) {
    static final String STAGE = "weir_stage_";
    static final String BATCH = "weir$batch";
    static final String ROW = "weir$row";
    static final String WRITER = "weir$writer";
    static final String SHAPE = "weir$shape";
    static final String RECORD = "weir$record";
    private static final Pattern OF_BATCH = Pattern.compile("weir_stage_[0-9a-f_]+_w[0-9a-f]{8}_b[0-9a-f]{8}");
    private static final int USUAL_LINE = 128;
    private static final int INDEXED = "w12345678_b12345678".length();
    private static final TableName SESSION = new TableName("pg_temp", "weir_stage");
    private static final Pattern LINE = Pattern.compile("^COPY [^,]{1,130}, line (\\d{1,9})");

    /** The stage of a session; its rows are gone when the transaction ends. */
    static Stage ofSession(TableName target) {
        return new Stage(SESSION, target, false);
    }

    /** No stage: rows go to the target itself. */
    static Stage none(TableName target) {
        return new Stage(target, target, false);
    }

    /** The stage of one large batch beside this one, named after both so that leftovers are known by their writer. */
    Stage ofBatch(UUID batch, String writer) {
        String name =
                table.table() + "_w%08x_b%08x".formatted(writer.hashCode(), (int) batch.getLeastSignificantBits());
        return new Stage(table.sibling(name), target, keepsRecords);
    }

    /** Whether all rows are those of one session. */
    boolean isOfSession() {
        return table.equals(SESSION);
    }

    /** Whether all rows are those of one batch. */
    boolean isOfBatch() {
        return OF_BATCH.matcher(table.table()).matches();
    }

    private boolean isTarget() {
        return table.equals(target);
    }

    private boolean isShared() {
        return !isTarget() && !isOfSession() && !isOfBatch();
    }

    /** The statement that makes the table that batches share. */
    String ddl() {
        return "CREATE TABLE IF NOT EXISTS " + table.sql() + like() + ", " + Sql.name(BATCH) + " uuid NOT NULL, "
                + Sql.name(WRITER) + " text NOT NULL, " + Sql.name(RECORD) + " bytea, PRIMARY KEY ("
                + Sql.names(List.of(BATCH, ROW)) + "))";
    }

    private String like() {
        return " (LIKE " + target.sql()
                + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING IDENTITY INCLUDING GENERATED, " + Sql.name(ROW)
                + " bigint NOT NULL, " + Sql.name(SHAPE) + " integer NOT NULL";
    }

    /** Makes the table of a session, unless it is there. */
    void makeOfSession(Connection connection) throws SQLException {
        execute(connection, "SET LOCAL client_min_messages = warning");
        execute(connection, "CREATE TEMPORARY TABLE IF NOT EXISTS " + table.sql() + like() + ") ON COMMIT DELETE ROWS");
    }

    /** Makes the table of a batch, unless it is there. */
    void makeOfBatch(Connection connection, UUID batch, String writer) throws SQLException {
        execute(connection, "SET LOCAL client_min_messages = warning");
        execute(
                connection,
                "CREATE TABLE IF NOT EXISTS " + table.sql() + like() + ", " + Sql.name(BATCH)
                        + " uuid NOT NULL DEFAULT "
                        + Sql.text(batch.toString()) + ", " + Sql.name(WRITER) + " text NOT NULL DEFAULT "
                        + Sql.text(writer) + ", " + Sql.name(RECORD) + " bytea)");
    }

    /** Makes single rows quick to find, for the search of those that the target refuses. */
    void index(Connection connection) throws SQLException {
        if (isOfBatch()) {
            String name = table.table().substring(table.table().length() - INDEXED) + "_rows";
            execute(connection, "SET LOCAL client_min_messages = warning");
            execute(
                    connection,
                    "CREATE INDEX IF NOT EXISTS " + Sql.name(STAGE + name) + " ON " + table.sql() + " (" + Sql.name(ROW)
                            + ")");
        }
    }

    /** Drops the table. */
    void drop(Connection connection) throws SQLException {
        execute(connection, "DROP TABLE " + table.sql());
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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
        ByteArrayOutputStream lines = new ByteArrayOutputStream(rows.size() * USUAL_LINE);
        boolean staged = !isTarget();
        boolean shared = isShared();
        for (Staged row : rows) {
            if (staged) {
                lines.writeBytes(prefix(row, shared).getBytes(StandardCharsets.UTF_8));
            }
            lines.writeBytes(row.row().line());
            lines.write('\n');
        }
        List<String> columns = new ArrayList<>();
        if (staged) {
            columns.addAll(List.of(ROW, SHAPE));
        }
        if (shared) {
            columns.addAll(List.of(BATCH, WRITER));
        }
        if (keepsRecords) {
            columns.add(RECORD);
        }
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

    private String prefix(Staged row, boolean shared) {
        String place = row.number() + "\t" + row.shape() + "\t";
        String owner = shared ? row.batch() + "\t" + row.writer() + "\t" : "";
        return keepsRecords ? place + owner + row.record() + "\t" : place + owner;
    }

    /**
     * A row with its place in the batch.
     *
     * @param shape the index of its set of columns
     * @param record the encoded record as COPY text, {@code \N} when it is not kept
     */
    record Staged(UUID batch, long number, String writer, int shape, String record, Row row) {}

    /** A row that was refused, by its number in the batch. */
    record Refused(long number, Refusal reason) {}
}
