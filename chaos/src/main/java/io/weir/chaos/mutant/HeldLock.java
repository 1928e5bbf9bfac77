package io.weir.chaos.mutant;

import io.weir.chaos.world.World;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Locks of tables that keep writers waiting, as those of somebody who makes an index do. Ends with its connection. */
record HeldLock(Connection connection) implements AutoCloseable {

    /**
     * Locks all tables of that name, as soon as those who write to them have committed.
     *
     * @param pattern as in {@code LIKE}
     */
    static HeldLock on(World world, String pattern) throws SQLException {
        Connection connection = world.postgres().connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(
                    "select relname from pg_class where relkind = 'r' and relname like '" + pattern + "'")) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            if (tables.isEmpty()) {
                throw new IllegalStateException("there is no table like " + pattern);
            }
            statement.execute("lock table " + String.join(", ", tables) + " in share mode");
        }
        return new HeldLock(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
