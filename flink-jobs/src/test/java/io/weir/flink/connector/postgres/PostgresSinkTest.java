package io.weir.flink.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.SinkPromise;
import io.weir.component.Visibility;
import io.weir.declare.Complaints;
import io.weir.declare.Setting;
import io.weir.flink.connector.postgres.PostgresSink.Options;
import io.weir.flink.connector.postgres.PostgresSink.UpsertStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PostgresSinkTest {
    private static final Setting DATABASE = Setting.literal("postgres://u:secret-canary@h/db");

    static Options options(Setting connection, Setting table) {
        return options(connection, table, Optional.empty());
    }

    private static Options waiting(Optional<Duration> flushInterval) {
        return options(DATABASE, Setting.literal("t"), flushInterval);
    }

    private static Options options(Setting connection, Setting table, Optional<Duration> flushInterval) {
        return new Options(
                connection,
                table,
                1000,
                10,
                flushInterval,
                false,
                false,
                false,
                Optional.empty(),
                UpsertStrategy.ALWAYS,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    private static Options upsert(UpsertStrategy strategy, Optional<String> version) {
        return new Options(
                DATABASE,
                Setting.literal("t"),
                1,
                10,
                Optional.empty(),
                false,
                false,
                true,
                Optional.of("a, b"),
                strategy,
                version,
                Optional.empty(),
                false,
                Optional.empty());
    }

    @Test
    void soundOptionsGiveNoComplaint() {
        assertThat(complaints(options(DATABASE, Setting.literal("public.orders"))))
                .isEmpty();
        assertThat(complaints(upsert(UpsertStrategy.IF_NEWER, Optional.of("v"))))
                .isEmpty();
    }

    @Test
    void jdbcUrlIsRefusedWithoutShowingIt() {
        Options options =
                options(Setting.literal("jdbc:postgresql://h/db?password=secret-canary"), Setting.literal("t"));

        assertThat(complaints(options))
                .containsExactly("connectionString: connection string does not have the form"
                        + " postgres://user:password@host:5432/database?sslmode=require");
    }

    @Test
    void referencesAreCheckedInTheTask() {
        Setting reference = Setting.secret("", "db", "url");

        assertThat(complaints(options(reference, reference))).isEmpty();
    }

    @Test
    void tableHasAtMostOneSchema() {
        assertThat(complaints(options(DATABASE, Setting.literal("a.b.c"))))
                .containsExactly("table: a table is named 'table' or 'schema.table'");
    }

    @Test
    void ifNewerNeedsAVersion() {
        assertThat(complaints(upsert(UpsertStrategy.IF_NEWER, Optional.empty())))
                .containsExactly("upsertStrategy: 'ifNewer' without a version to compare");
        assertThat(complaints(upsert(UpsertStrategy.ALWAYS, Optional.of("v"))))
                .containsExactly("upsertVersionColumn: has no effect unless 'upsertStrategy' is 'ifNewer'");
    }

    @Test
    void appendsExactlyOnceAtTheCheckpoint() {
        SinkPromise promise = promise(options(DATABASE, Setting.literal("t")), Guarantee.EXACTLY_ONCE);

        assertThat(promise.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
        assertThat(promise.visibility()).isEqualTo(new Visibility.AtCheckpoint());
    }

    @Test
    void upsertsShowAtTheFlush() {
        SinkPromise promise = promise(upsert(UpsertStrategy.ALWAYS, Optional.empty()), Guarantee.EXACTLY_ONCE);

        assertThat(promise.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
        assertThat(promise.visibility()).isEqualTo(Visibility.AtFlush.AT_ONCE);
    }

    @Test
    void batchesShowWhenTheyAreSentAtTheLatest() {
        assertThat(promise(options(DATABASE, Setting.literal("t")), Guarantee.AT_LEAST_ONCE)
                        .visibility())
                .isEqualTo(new Visibility.AtFlush(Duration.ofSeconds(10), "flushInterval"));
        assertThat(promise(waiting(Optional.of(Duration.ofMillis(200))), Guarantee.AT_LEAST_ONCE)
                        .visibility())
                .isEqualTo(new Visibility.AtFlush(Duration.ofMillis(200), "flushInterval"));
    }

    @Test
    void batchesThatWaitForACheckpointWaitForEverWhereThereIsNone() {
        Options waiting = waiting(Optional.of(Duration.ZERO));

        assertThat(promise(waiting, Guarantee.AT_LEAST_ONCE).visibility())
                .isEqualTo(new Visibility.AtFlush(Duration.ofSeconds(5), "flushInterval"));
        assertThat(promise(waiting, Guarantee.AT_MOST_ONCE).visibility())
                .isEqualTo(new Visibility.Sometime("when their batch is full"));
    }

    @Test
    void nothingPrintedShowsThePassword() {
        Options options = options(DATABASE, Setting.literal("t"));

        assertThat(options.toString() + new PostgresSink().target(options)).doesNotContain("secret-canary");
    }

    private static SinkPromise promise(Options options, Guarantee guarantee) {
        return new PostgresSink()
                .promise(options, new Delivery(guarantee, Duration.ofSeconds(5), Duration.ofMinutes(10)));
    }

    private static List<String> complaints(Options options) {
        List<String> texts = new ArrayList<>();
        options.check(new Complaints() {
            @Override
            public void error(String option, String message, String hint) {
                texts.add(option + ": " + message);
            }

            @Override
            public void warning(String option, String message, String hint) {
                texts.add("warning " + option + ": " + message);
            }
        });
        return texts;
    }
}
