package io.weir.flink.connector.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The epoch of each writer of a sink, in a table next to the target: what keeps a task that was frozen and given up from
 * writing when it wakes up. Whoever takes a writer over raises its epoch, and no transaction of a smaller epoch commits.
 *
 * @param sink unique among all sinks of all flows
 */
record Epochs(TableName table, String sink) {
    /** The epochs of a sink, beside its target. */
    static Epochs beside(TableName target, String sink) {
        return new Epochs(target.sibling("weir_writer"), sink);
    }

    /** Makes the table unless it is there. */
    void create(Connection connection) throws SQLException {
        TableMaker.lock(connection, table.schema());
        TableMaker.make(
                connection,
                table,
                "CREATE TABLE IF NOT EXISTS " + table.sql() + " (sink text, writer text, epoch bigint NOT NULL,"
                        + " PRIMARY KEY (sink, writer))");
    }

    /** Takes a writer over: its former holder can write nothing more. */
    long takeOver(Connection connection, String writer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO "
                + table.sql()
                + " AS w (sink, writer, epoch) VALUES (?, ?, 1) ON CONFLICT (sink, writer)"
                + " DO UPDATE SET epoch = w.epoch + 1 RETURNING epoch")) {
            statement.setString(1, sink);
            statement.setString(2, writer);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Takes a writer over from all who held it, and ends those of its kind at another parallelism: they are over. */
    Held hold(Connection connection, String writer) throws SQLException {
        create(connection);
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM " + table.sql()
                + " WHERE sink = ? AND split_part(writer, '|', 1) = split_part(?, '|', 1)"
                + " AND split_part(writer, '|', 3) <> split_part(?, '|', 3)")) {
            statement.setString(1, sink);
            statement.setString(2, writer);
            statement.setString(3, writer);
            statement.executeUpdate();
        }
        return new Held(this, writer, takeOver(connection, writer));
    }

    /** Fails unless the epoch is still the newest; holds off a take-over until the transaction ends. */
    void check(Connection connection, String writer, long epoch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT epoch FROM " + table.sql() + " WHERE sink = ? AND writer = ? FOR SHARE")) {
            statement.setString(1, sink);
            statement.setString(2, writer);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || row.getLong(1) != epoch) {
                    throw new SQLException("writer " + writer + " was taken over by another attempt of this task");
                }
            }
        }
    }

    /** The epoch that a task holds. */
    record Held(Epochs epochs, String writer, long epoch) {
        void check(Connection connection) throws SQLException {
            epochs.check(connection, writer, epoch);
        }
    }
}
