package io.weir.flink.connector.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Moves staged rows into the target inside the caller's transaction, and finds the rows that the target refuses. */
final class Merge {
    private final Connection connection;
    private final String sql;
    private final Stage stage;
    private final Shape shape;
    private final List<Stage.Refused> refused = new ArrayList<>();
    private long moved;

    private Merge(Connection connection, Stage stage, String sql, Shape shape) {
        this.connection = connection;
        this.stage = stage;
        this.sql = sql;
        this.shape = shape;
    }

    /** Appends the rows of one shape in their order. */
    static Outcome append(Connection connection, Stage stage, Shape shape) throws SQLException {
        String names = Sql.names(shape.columns());
        return run(
                connection,
                stage,
                "INSERT INTO " + stage.target().sql() + " (" + names + ") SELECT " + names + " FROM "
                        + stage.table().sql() + filter(stage) + " ORDER BY " + Sql.name(Stage.ROW),
                shape);
    }

    /** Inserts or updates with the rows of one shape; of several rows with one key, the last counts. */
    static Outcome upsert(Connection connection, Stage stage, Shape shape, Target target) throws SQLException {
        String names = Sql.names(shape.columns());
        String key = Sql.names(target.key());
        return run(
                connection,
                stage,
                "INSERT INTO " + stage.target().sql() + " AS t (" + names + ") SELECT DISTINCT ON (" + key + ") "
                        + names
                        + " FROM " + stage.table().sql() + filter(stage) + " ORDER BY " + key
                        + target.order(shape.columns()) + target.onConflict(shape.columns()),
                shape);
    }

    private static Outcome run(Connection connection, Stage stage, String sql, Shape shape) throws SQLException {
        Merge merge = new Merge(connection, stage, sql, shape);
        merge.move(0, shape.last());
        return new Outcome(merge.moved, merge.refused);
    }

    private static String filter(Stage stage) {
        return " WHERE " + Sql.name(Stage.SHAPE) + " = ? AND " + Sql.name(Stage.ROW) + " BETWEEN ? AND ?"
                + (stage.isOfSession() ? "" : " AND " + Sql.name(Stage.BATCH) + " = ?::uuid");
    }

    private void move(long first, long last) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, shape.index());
            statement.setLong(2, first);
            statement.setLong(3, last);
            if (!stage.isOfSession()) {
                statement.setString(4, shape.batch().toString());
            }
            moved += statement.executeLargeUpdate();
            connection.releaseSavepoint(before);
            return;
        } catch (SQLException e) {
            if (!Refusal.isRowFault(e)) {
                throw e;
            }
            connection.rollback(before);
            connection.releaseSavepoint(before);
            if (first == last) {
                refused.add(new Stage.Refused(first, Refusal.of(e)));
                return;
            }
        }
        if (refused.isEmpty()) {
            stage.index(connection);
        }
        long middle = first + (last - first) / 2;
        move(first, middle);
        move(middle + 1, last);
    }

    /**
     * The rows of a batch that have one set of columns.
     *
     * @param index the number of the set in the batch
     * @param last the highest row number of the batch; the lowest is 0
     */
    record Shape(UUID batch, int index, List<String> columns, long last) {}

    /** How many rows the target took, and those that it refused. */
    record Outcome(long moved, List<Stage.Refused> refused) {}
}
