package io.weir.flink.connector.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The names under which tasks stage rows. A name lives on in the checkpoints: whoever restores it takes it over, commits
 * its pending batches and deletes its other staged rows, which are the leftovers of attempts that died. So leftovers are
 * always known by name, and the rows of a task that is alive are never touched.
 *
 * <pre>
 * name = checkpoint that the task started from | task index | parallelism       (new|0|2, 17|3|4)
 * </pre>
 *
 * <p>A name that no checkpoint knows yet is the same when the same start is tried again. Names of the same start at another
 * parallelism belong to an attempt that is over.
 *
 * <p>Taking a name over raises its epoch; a task with an older epoch, frozen and thought dead, stages nothing any more.
 */
record Writers(LedgerTables tables) {
    private static final String NEW = "new";

    /** The name of a task that restores none. */
    static String staging(TaskPlace task) {
        return name(task.checkpoint() < 0 ? NEW : Long.toString(task.checkpoint()), task);
    }

    /** The name of a task that stages nothing: it writes at once, and no checkpoint keeps its name. */
    static String direct(TaskPlace task) {
        return name("direct", task);
    }

    private static String name(String start, TaskPlace task) {
        return start + "|" + task.index() + "|" + task.parallelism();
    }

    /** Whether this task looks after what earlier runs of a flow left behind. */
    static boolean isFirstOfFreshStart(String name) {
        return name.startsWith(NEW + "|0|");
    }

    /** The epochs of the names. */
    Epochs epochs() {
        return tables.epochs();
    }

    /** Deletes all rows that the name has staged. */
    void clear(Connection connection, TableName stage, String writer) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "DELETE FROM " + stage.sql() + " WHERE " + Sql.name(Stage.WRITER) + " = ?")) {
            statement.setString(1, writer);
            statement.executeUpdate();
        }
    }

    /** Deletes what attempts that are over have staged, under names of the same start at another parallelism. */
    void clearOthers(Connection connection, TableName stage, String mine) throws SQLException {
        String writer = Sql.name(Stage.WRITER);
        boolean fresh = mine.startsWith(NEW);
        String sql = "DELETE FROM " + stage.sql() + " WHERE "
                + (fresh
                        ? "NOT (split_part(" + writer + ", '|', 1) = split_part(?, '|', 1)" + " AND split_part("
                                + writer + ", '|', 3) = split_part(?, '|', 3))"
                        : "split_part(" + writer + ", '|', 1) = split_part(?, '|', 1)" + " AND split_part(" + writer
                                + ", '|', 3) <> split_part(?, '|', 3)");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, mine);
            statement.setString(2, mine);
            statement.executeUpdate();
        }
    }

    /** Names with rejected rows that a fresh start would otherwise forget. */
    List<String> abandoned(Connection connection, String mine) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT DISTINCT writer FROM "
                + tables.rejected().sql() + " WHERE NOT (split_part(writer, '|', 1) = '" + NEW
                + "' AND split_part(writer, '|', 3) = split_part(?, '|', 3)) ORDER BY writer")) {
            statement.setString(1, mine);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }
}
