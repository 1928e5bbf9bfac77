package io.weir.dev;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A running PostgreSQL server that stops when closed. */
public interface PostgresService extends AutoCloseable {

    /** {@code jdbc:postgresql://host:port/database}, without the user and the password. */
    String jdbcUrl();

    /** A superuser. */
    String user();

    /** The password of {@link #user()}. */
    String password();

    /** The same server as {@code postgres://user:password@host:port/database}, the way a spec names it. */
    default URI uri() {
        String place = jdbcUrl().substring("jdbc:postgresql://".length());
        return URI.create("postgres://" + URLEncoder.encode(user(), StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(password(), StandardCharsets.UTF_8) + "@" + place);
    }

    /** A new connection with auto-commit on; the caller closes it. */
    default Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(), password());
    }

    /** Runs each statement in its own transaction. */
    default void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of the first row of a query such as {@code select count(*) from orders}. */
    default long number(String query) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new SQLException("no row for: " + query);
            }
            return rows.getLong(1);
        }
    }

    @Override
    void close();
}
