package io.weir.flink.connector.postgres;

import io.weir.declare.SecretStore;
import io.weir.declare.Setting;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.Driver;

/** Opens connections to one database, all with the same session settings. Holds the resolved password: never serialized. */
final class Database {
    private static final String SESSION = "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on;"
            + " SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC';"
            + " SET bytea_output = 'hex'; SET extra_float_digits = 1; SET xmloption = 'content';"
            + " SET idle_in_transaction_session_timeout = '60s'; SET lock_timeout = '60s'";

    private final ConnectionString target;

    private Database(ConnectionString target) {
        this.target = target;
    }

    /** Resolves the references of the setting; call it inside the task. */
    static Database of(Setting connection, SecretStore secrets) throws IOException {
        try {
            return new Database(ConnectionStrings.parse(connection.resolve(secrets)));
        } catch (MalformedConnectionString e) {
            throw new IOException(
                    "connectionString " + (connection.isLiteral() ? "of the spec" : connection.display()) + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** A new connection without auto-commit. */
    Connection connect() throws SQLException {
        Connection connection = new Driver().connect(target.url(), target.properties());
        if (connection == null) {
            throw new SQLException("the PostgreSQL driver does not know " + target.display(), "08001");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return target.display();
    }
}
