package io.weir.flink.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.declare.SecretStore;
import io.weir.declare.Setting;
import io.weir.dev.TcpProxy;
import io.weir.dev.WireProtocol;
import io.weir.flink.TaskSecrets;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a session does when the server is silent. */
@ExtendWith(SharedPostgres.class)
@Timeout(30)
final class SessionIT {
    private static final SecretStore SECRETS = new TaskSecrets("default");

    @Test
    void silentServerIsGivenUp(TestSchema schema) throws Exception {
        try (TcpProxy proxy = proxy(schema);
                Session session = session(schema, proxy, Duration.ofSeconds(1))) {
            ask(session, "SELECT 1");
            proxy.blackHole();

            assertThatThrownBy(() -> ask(session, "SELECT 2"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));

            proxy.heal();
            assertThat(ask(session, "SELECT 3")).isEqualTo("3");
        }
    }

    @Test
    void busyServerIsWaitedFor(TestSchema schema) throws Exception {
        try (TcpProxy proxy = proxy(schema);
                Session session = session(schema, proxy, Duration.ZERO)) {
            assertThat(ask(session, "SELECT 'done' FROM pg_sleep(6)")).isEqualTo("done");
        }
    }

    @Test
    void cancelledTaskWaitsForNobody(TestSchema schema) throws Exception {
        try (TcpProxy proxy = proxy(schema);
                Session session = session(schema, proxy, Duration.ofSeconds(20))) {
            ask(session, "SELECT 1");
            proxy.blackHole();
            CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> asked(session, "SELECT 2"));

            session.abort();

            assertThatThrownBy(() -> waiting.get(2, TimeUnit.SECONDS)).hasRootCauseInstanceOf(SQLException.class);
        }
    }

    private static TcpProxy proxy(TestSchema schema) {
        return TcpProxy.to(schema.server().uri().getPort(), WireProtocol.POSTGRES);
    }

    private static Session session(TestSchema schema, TcpProxy proxy, Duration patience) throws Exception {
        URI direct = schema.server().uri();
        String proxied = direct.toString().replace(":" + direct.getPort(), ":" + proxy.port());
        Setting connection = Setting.literal(proxied + (proxied.contains("?") ? "&" : "?") + "connect_timeout=2");
        return new Session(Database.of(connection, SECRETS), patience, Session.Greeting.NONE);
    }

    private static String asked(Session session, String query) {
        try {
            return ask(session, query);
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    private static String ask(Session session, String query) throws SQLException, InterruptedException {
        return session.transact(attempt -> {
            try (Statement statement = attempt.connection().createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
