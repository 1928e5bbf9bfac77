package io.weir.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedPostgresIT {
    @TempDir
    Path directory;

    @Test
    void rowsSurviveARestartAndTheServerIsDurable() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            postgres.execute("create table orders (id bigint primary key)", "insert into orders values (1), (2)");
            assertThat(text(postgres, "show fsync")).isEqualTo("on");
            assertThat(text(postgres, "show server_version")).startsWith("18.");
            assertThat(text(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        }

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory, 0, Map.of("max_connections", "31"))) {
            assertThat(postgres.number("select count(*) from orders")).isEqualTo(2);
            assertThat(text(postgres, "show max_connections")).isEqualTo("31");
            assertThat(postgres.uri())
                    .hasScheme("postgres")
                    .hasPort(postgres.port())
                    .hasPath("/postgres")
                    .hasUserInfo("postgres:postgres");
        }
    }

    private static String text(PostgresService postgres, String query) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
