package io.weir.flink.connector.postgres;

import io.weir.declare.Setting;
import io.weir.dev.PostgresService;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A schema of a test's own, first on its search path. */
record TestSchema(PostgresService server, String name) {
    static TestSchema create(PostgresService server) {
        TestSchema schema =
                new TestSchema(server, "t_" + UUID.randomUUID().toString().substring(0, 8));
        schema.execute("CREATE SCHEMA " + schema.name);
        return schema;
    }

    Setting connectionString() {
        return Setting.literal(server.uri().toString());
    }

    Setting table(String table) {
        return Setting.literal(name + "." + table);
    }

    void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Connection connect() throws SQLException {
        Connection connection = server.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = " + name + ", public");
            statement.execute("SET timezone = 'UTC'");
        }
        return connection;
    }

    long number(String sql) {
        return Long.parseLong(rows(sql).get(0));
    }

    /** Rows as text, columns separated by {@code |}. */
    List<String> rows(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Ends the sessions of all sinks and sources, as a restart of the server would. */
    void breakConnections() {
        rows("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'weir'");
    }

    /** Rows that wait in any staging table of the schema. */
    long staged() {
        long count = 0;
        for (String table : rows("SELECT tablename FROM pg_tables WHERE schemaname = '" + name
                + "' AND tablename LIKE 'weir\\_stage\\_%'")) {
            count += number("SELECT count(*) FROM " + table);
        }
        return count;
    }

    long rejected() {
        long count = 0;
        for (String table : rows("SELECT tablename FROM pg_tables WHERE schemaname = '" + name
                + "' AND tablename LIKE 'weir\\_rejected\\_%'")) {
            count += number("SELECT count(*) FROM " + table);
        }
        return count;
    }
}
