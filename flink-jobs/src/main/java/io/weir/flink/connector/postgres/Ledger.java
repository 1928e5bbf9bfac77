package io.weir.flink.connector.postgres;

import io.weir.flink.connector.postgres.LedgerState.Pending;
import io.weir.flink.connector.postgres.LedgerState.RejectedKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Commits staged batches, each exactly once: the marker of a batch and its rows become visible in one local transaction,
 * and a batch whose marker is there already is not applied again. No prepared transactions, so nothing can be left open.
 *
 * @param flow what markers say the batch came from
 * @param sink the sink's uid within all flows
 */
record Ledger(String flow, String sink, boolean strict) {
    /** How long a marker outlives its commit: longer than any checkpoint that may still be restored. */
    static final Duration KEPT = Duration.ofDays(30);

    /** Staged rows are nearly in order; this is enough to see that without a file. */
    private static final String SORT_IN_MEMORY = "SELECT set_config('work_mem', '32MB', true) FROM pg_settings"
            + " WHERE name = 'work_mem' AND setting::bigint < 32768";

    /** Commits the batches in one transaction. Safe to repeat at any time. */
    Tally commit(Session session, LedgerTables tables, List<Pending> batches)
            throws SQLException, InterruptedException {
        return session.transact(attempt -> {
            try (Statement statement = attempt.connection().createStatement()) {
                statement.execute("SET CONSTRAINTS ALL IMMEDIATE");
                statement.execute(SORT_IN_MEMORY);
            }
            Tally total = new Tally(0, 0);
            for (Pending batch : batches) {
                total = total.plus(commit(attempt.connection(), tables, batch));
            }
            return total;
        });
    }

    private Tally commit(Connection connection, LedgerTables tables, Pending batch) throws SQLException {
        if (!mark(connection, tables, batch)) {
            return read(connection, tables, batch);
        }
        List<Stage.Refused> refused = new ArrayList<>();
        long moved = move(connection, batch, refused);
        if (moved + refused.size() != batch.count()) {
            throw new SQLException("DATA_LOSS_SUSPECTED: batch " + batch.id() + " of checkpoint " + batch.checkpoint()
                    + " has " + (moved + refused.size()) + " staged rows in "
                    + batch.stage().table().display()
                    + " instead of " + batch.count());
        }
        reject(connection, tables, batch, refused);
        Tally tally = new Tally(moved, refused.size());
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE " + tables.ledger().sql() + " SET applied = ?, rejected = ? WHERE batch = ?::uuid")) {
            statement.setLong(1, tally.applied());
            statement.setLong(2, tally.rejected());
            statement.setString(3, batch.id().toString());
            statement.executeUpdate();
        }
        if (batch.stage().isOfBatch()) {
            batch.stage().drop(connection);
            return tally;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM " + batch.stage().table().sql() + " WHERE " + Sql.name(Stage.BATCH) + " = ?::uuid")) {
            statement.setString(1, batch.id().toString());
            statement.executeUpdate();
        }
        return tally;
    }

    private static long move(Connection connection, Pending batch, List<Stage.Refused> refused) throws SQLException {
        long moved = 0;
        try {
            for (int i = 0; i < batch.shapes().size(); i++) {
                Merge.Shape shape =
                        new Merge.Shape(batch.id(), i, batch.shapes().get(i), batch.last());
                Merge.Outcome outcome = Merge.append(connection, batch.stage(), shape);
                moved += outcome.moved();
                refused.addAll(outcome.refused());
            }
            return moved;
        } catch (SQLException e) {
            if (!Refusal.isTableGone(e)) {
                throw e;
            }
            throw new SQLException(
                    "DATA_LOSS_SUSPECTED: the stage " + batch.stage().table().display() + " of batch " + batch.id()
                            + " is gone",
                    e.getSQLState(),
                    e);
        }
    }

    private boolean mark(Connection connection, LedgerTables tables, Pending batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO "
                + tables.ledger().sql()
                + " (batch, flow, sink, checkpoint) VALUES (?::uuid, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, batch.id().toString());
            statement.setString(2, flow);
            statement.setString(3, sink);
            statement.setLong(4, batch.checkpoint());
            return statement.executeUpdate() == 1;
        }
    }

    private static Tally read(Connection connection, LedgerTables tables, Pending batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT applied, rejected FROM " + tables.ledger().sql() + " WHERE batch = ?::uuid")) {
            statement.setString(1, batch.id().toString());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new SQLException("marker of batch " + batch.id() + " vanished from "
                            + tables.ledger().display());
                }
                return new Tally(row.getLong(1), row.getLong(2));
            }
        }
    }

    private void reject(Connection connection, LedgerTables tables, Pending batch, List<Stage.Refused> refused)
            throws SQLException {
        if (refused.isEmpty()) {
            return;
        }
        String first = refused.get(0).reason().message();
        if (strict || !batch.stage().keepsRecords()) {
            throw new SQLException("rows that were accepted at first are refused by table "
                    + batch.stage().target().display() + ": " + first);
        }
        String sql =
                "INSERT INTO " + tables.rejected().sql() + " (batch, number, writer, code, message, record) SELECT "
                        + Sql.names(List.of(Stage.BATCH, Stage.ROW, Stage.WRITER)) + ", ?, ?, " + Sql.name(Stage.RECORD)
                        + " FROM " + batch.stage().table().sql() + " WHERE " + Sql.name(Stage.BATCH) + " = ?::uuid AND "
                        + Sql.name(Stage.ROW) + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Stage.Refused row : refused) {
                statement.setString(1, row.reason().code());
                statement.setString(2, row.reason().message());
                statement.setString(3, batch.id().toString());
                statement.setLong(4, row.number());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** The rows of these writers that wait to leave as dead letters. */
    static List<Rejected> waiting(Session session, LedgerTables tables, List<String> writers)
            throws SQLException, InterruptedException {
        return session.transact(attempt -> {
            List<Rejected> waiting = new ArrayList<>();
            try (PreparedStatement statement = attempt.connection()
                    .prepareStatement("SELECT batch, number, code, message, record FROM "
                            + tables.rejected().sql()
                            + " WHERE writer = ANY (?) ORDER BY refused_at, batch, number")) {
                statement.setArray(1, attempt.connection().createArrayOf("text", writers.toArray()));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        RejectedKey key = new RejectedKey(java.util.UUID.fromString(row.getString(1)), row.getLong(2));
                        waiting.add(
                                new Rejected(key, new Refusal(row.getString(3), row.getString(4)), row.getBytes(5)));
                    }
                }
            }
            return waiting;
        });
    }

    /** Deletes rejected rows whose dead letters are safe. */
    static void forget(Session session, LedgerTables tables, List<RejectedKey> keys)
            throws SQLException, InterruptedException {
        if (keys.isEmpty()) {
            return;
        }
        session.transact(attempt -> {
            try (PreparedStatement statement = attempt.connection()
                    .prepareStatement(
                            "DELETE FROM " + tables.rejected().sql() + " WHERE batch = ?::uuid AND number = ?")) {
                for (RejectedKey key : keys) {
                    statement.setString(1, key.batch().toString());
                    statement.setLong(2, key.number());
                    statement.addBatch();
                }
                return statement.executeBatch().length;
            }
        });
    }

    /** Deletes markers that no retained checkpoint needs any more. */
    void prune(Connection connection, LedgerTables tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM " + tables.ledger().sql() + " WHERE sink = ? AND committed_at < now() - ?::interval")) {
            statement.setString(1, sink);
            statement.setString(2, KEPT.toString());
            statement.executeUpdate();
        }
    }

    /** How many rows the target took and refused. */
    record Tally(long applied, long rejected) {
        Tally plus(Tally other) {
            return new Tally(applied + other.applied, rejected + other.rejected);
        }
    }

    /** A row of the rejected table; {@code record} is its encoded source record and never written to. */
    @SuppressWarnings("ArrayRecordComponent") // decoded at once, compared never
    record Rejected(RejectedKey key, Refusal reason, byte[] record) {}
}
