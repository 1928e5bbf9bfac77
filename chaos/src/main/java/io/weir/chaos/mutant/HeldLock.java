package io.weir.chaos.mutant;

import io.weir.chaos.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A lock on a table that keeps writers waiting, as that of somebody who makes an index does. Ends with its connection. */
record HeldLock(Connection connection) implements AutoCloseable {

    /** Locks a table, as soon as those who write to it have committed. */
    static HeldLock on(World world, String table) throws SQLException {
        Connection connection = world.postgres().connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in share mode");
        }
        return new HeldLock(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
