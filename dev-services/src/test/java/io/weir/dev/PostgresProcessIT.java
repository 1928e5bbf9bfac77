package io.weir.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.dev.PostgresProcess.Login;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresProcessIT {
    private static final Login LOGIN = new Login("weir", "canary'5$ecret");

    @TempDir
    static Path directory;

    private static PostgresProcess postgres;

    @BeforeAll
    static void start() {
        postgres = PostgresProcess.start(directory, LOGIN);
    }

    @AfterAll
    static void stop() {
        postgres.close();
        assertThat(postgres.process().isAlive()).isFalse();
    }

    @Test
    void onlyTheRightPasswordOpensIt() throws SQLException {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), LOGIN.user(), "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
        assertThat(postgres.number("select setting from pg_settings where name = 'max_connections'"))
                .isEqualTo(250);
        assertThat(postgres.number("select count(*) from pg_settings where name = 'fsync' and setting = 'on'"))
                .isOne();
    }

    @Test
    void aCommittedRowSurvivesAKillAndAnOpenTransactionDoesNot() throws SQLException {
        postgres.execute("create table kept (id bigint primary key)");
        try (Connection connection = postgres.connect()) {
            connection.setAutoCommit(false);
            insert(connection, "kept", 1);
            connection.commit();
            insert(connection, "kept", 2);
            List<ProcessHandle> processes = postgres.process().descendants().toList();
            assertThat(processes).isNotEmpty();

            postgres.kill();
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> postgres.connect()).isInstanceOf(SQLException.class);
        postgres.restart();

        assertThat(postgres.number("select max(id) from kept")).isEqualTo(1);
        assertThatThrownBy(() -> postgres.restart())
                .isInstanceOf(ServiceException.class)
                .hasMessage("PostgreSQL still runs");
    }

    @Test
    void aFrozenServerAnswersNothingAndMayBeKilled() throws SQLException {
        postgres.execute("create table frozen (id bigint primary key)");
        try (Connection connection = postgres.connect()) {
            postgres.freeze();
            connection.setNetworkTimeout(Runnable::run, 200);
            assertThatThrownBy(() -> insert(connection, "frozen", 1))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("I/O error");
            postgres.thaw();
        }
        postgres.execute("insert into frozen values (2)");
        postgres.freeze();
        postgres.kill();
        postgres.restart();

        assertThat(postgres.number("select count(*) from frozen where id = 2")).isOne();
    }

    @Test
    void aRowIsThereThoughTheAnswerToItsCommitIsLost() throws SQLException {
        postgres.execute("create table paid (id bigint primary key)");
        long lost = postgres.proxy().injected().answersLost();
        try (Connection connection = postgres.proxied().connect()) {
            connection.setAutoCommit(false);
            // So many that the driver has turned its statements, COMMIT included, into prepared ones with names.
            for (int id = 1; id <= 20; id++) {
                insert(connection, "paid", id);
                connection.commit();
            }
            insert(connection, "paid", 21);
            postgres.proxy().loseAnswerToCommit();
            assertThatThrownBy(connection::commit)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("I/O error");
        }

        assertThat(postgres.number("select max(id) from paid")).isEqualTo(21);
        assertThat(postgres.proxy().injected().answersLost()).isEqualTo(lost + 1);
    }

    @Test
    void aCutKeepsClientsOutUntilItHeals() throws SQLException {
        try (Connection connection = postgres.proxied().connect()) {
            assertThat(connection.isValid(10)).isTrue();
            assertThat(postgres.proxy().cut()).isOne();
            assertThat(connection.isValid(10)).isFalse();
        }
        assertThatThrownBy(() -> postgres.proxied().connect()).isInstanceOf(SQLException.class);
        assertThat(postgres.number("select 1")).isOne();

        postgres.proxy().heal();
        assertThat(postgres.proxied().number("select 2")).isEqualTo(2);
    }

    private static void insert(Connection connection, String table, long id) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + table + " values (?)")) {
            insert.setLong(1, id);
            insert.executeUpdate();
        }
    }
}
