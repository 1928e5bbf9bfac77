package io.weir.flink.connector.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The tables that a ledger sink keeps next to its target.
 *
 * @param ledger one marker for each committed batch: what makes a commit happen once
 * @param epochs what keeps a task that was given up from staging rows
 * @param rejected rows that the target refused when their batch was committed, until they have left as dead letters
 * @param stage the stage of the target as it is now, for batches that have none of their own
 * @param mayCreate whether the sink may make tables while it runs
 */
record LedgerTables(TableName ledger, Epochs epochs, TableName rejected, Stage stage, boolean mayCreate) {
    private static final int SINK_BYTES = 8;
    private static final int SHAPE_BYTES = 4;

    /** Names the tables; {@code sink} is the sink's uid. */
    static LedgerTables of(TargetTable target, String sink) {
        String mine = hash(sink + "|" + target.name().display(), SINK_BYTES);
        StringBuilder shape = new StringBuilder();
        target.columns()
                .values()
                .forEach(column -> shape.append(column.name())
                        .append(' ')
                        .append(column.type())
                        .append(column.notNull())
                        .append(column.generated())
                        .append('\n'));
        TableName name = target.name();
        TableName stage = name.sibling(Stage.STAGE + mine + "_" + hash(shape.toString(), SHAPE_BYTES));
        return new LedgerTables(
                name.sibling("weir_ledger"),
                Epochs.beside(name, sink),
                name.sibling("weir_rejected_" + mine),
                new Stage(stage, name, target.refusesLate()),
                false);
    }

    /** These tables, with what the sink's role may do beside them. */
    LedgerTables withRights(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT has_schema_privilege(?, 'CREATE')")) {
            statement.setString(1, ledger.schema());
            try (ResultSet row = statement.executeQuery()) {
                return new LedgerTables(ledger, epochs, rejected, stage, row.next() && row.getBoolean(1));
            }
        }
    }

    /** The stages of this sink: the present one, and those of the target before it was altered. */
    List<TableName> stages(Connection connection) throws SQLException {
        String prefix = stage.table().table().substring(0, Stage.STAGE.length() + 2 * SINK_BYTES + 1);
        List<TableName> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT c.relname FROM pg_class c"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relkind = 'r'"
                + " AND starts_with(c.relname, ?) ORDER BY c.relname")) {
            statement.setString(1, ledger.schema());
            statement.setString(2, prefix);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(ledger.sibling(row.getString(1)));
                }
            }
        }
        return found;
    }

    /** Drops a stage of an older shape of the target once no rows wait in it. */
    void dropIfDone(Connection connection, TableName old) throws SQLException {
        if (old.equals(stage.table())) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM " + old.sql() + ")")) {
            if (!row.next() || row.getBoolean(1)) {
                return;
            }
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE " + old.sql());
        }
    }

    /** Makes those that are missing. Needs no right to create tables when all are there. */
    void create(Connection connection) throws SQLException {
        TableMaker.lock(connection, ledger.schema());
        TableMaker.make(
                connection,
                ledger,
                "CREATE TABLE IF NOT EXISTS " + ledger.sql() + " (batch uuid PRIMARY KEY, flow text NOT NULL,"
                        + " sink text NOT NULL, checkpoint bigint NOT NULL, applied bigint NOT NULL DEFAULT 0,"
                        + " rejected bigint NOT NULL DEFAULT 0, committed_at timestamptz NOT NULL DEFAULT now())");
        epochs.create(connection);
        TableMaker.make(
                connection,
                rejected,
                "CREATE TABLE IF NOT EXISTS " + rejected.sql() + " (batch uuid, number bigint, writer text NOT NULL,"
                        + " code text NOT NULL, message text NOT NULL, record bytea NOT NULL,"
                        + " refused_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (batch, number))");
        TableMaker.make(connection, stage.table(), stage.ddl());
    }

    private static String hash(String text, int bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
