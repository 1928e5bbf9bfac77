package io.weir.flink.connector.postgres;

import io.weir.declare.SecretStore;
import io.weir.declare.Setting;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.Driver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens connections to one database, all with the same session settings. Holds the resolved password: never serialized. */
final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String SESSION = "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on;"
            + " SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC';"
            + " SET bytea_output = 'hex'; SET extra_float_digits = 1; SET xmloption = 'content';"
            + " SET idle_in_transaction_session_timeout = '15s'; SET lock_timeout = '60s';"
            + " SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 3";
    private static final int UNLIMITED = 0;

    /** A busy server may wait for the rest of a COPY, so that takes longer to be suspicious. */
    private static final String WAITS_FOR_CLIENT = "SELECT CASE WHEN state LIKE 'idle%'"
            + " THEN state_change < now() - interval '5s'"
            + " ELSE wait_event_type = 'Client' AND state_change < now() - interval '30s' END"
            + " FROM pg_stat_activity WHERE pid = ?";

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

    /**
     * A new connection without auto-commit. Statements on it may take any time, see {@link SilenceWatch}; the server ends
     * a transaction that its client has left alone, so that nobody waits long for the locks of a task that is frozen or
     * cut off.
     */
    Link connect() throws SQLException {
        Connection connection = open();
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
            int backend = backend(statement);
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, UNLIMITED);
            return new Link(connection, backend);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Whether the server has nothing more to say on a connection of another session: it is gone, it does not answer, or it
     * waits for its client since a while. Asks over a connection of its own, which takes the time to connect at most a few
     * times.
     */
    boolean isSilent(int backend) {
        try (Connection connection = open();
                PreparedStatement statement = connection.prepareStatement(WAITS_FOR_CLIENT)) {
            statement.setInt(1, backend);
            try (ResultSet row = statement.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        } catch (SQLException e) {
            return Refusal.isConnectionLost(e);
        }
    }

    private static int backend(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection open() throws SQLException {
        Connection connection = new Driver().connect(target.url(), target.properties());
        if (connection == null) {
            throw new SQLException("the PostgreSQL driver does not know " + target.display(), "08001");
        }
        return connection;
    }

    /**
     * An open connection.
     *
     * @param backend the number of the server's process behind it
     */
    record Link(Connection connection, int backend) {
        /** Closes the socket at once, whatever another thread does on it. */
        void abort() {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("connection did not end cleanly", e);
            }
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return target.display();
    }
}
