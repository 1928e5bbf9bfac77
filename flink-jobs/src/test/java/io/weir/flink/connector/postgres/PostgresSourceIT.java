package io.weir.flink.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.flink.TaskSecrets;
import io.weir.record.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
final class PostgresSourceIT {
    @Test
    void readsRowsInOrderWithExactValues(TestSchema schema) throws Exception {
        schema.execute(
                "CREATE TABLE " + schema.name()
                        + ".orders (id bigserial PRIMARY KEY, amount numeric(38,9), f float8, b boolean,"
                        + " j jsonb, at timestamptz, day date, y bytea, tags text[], note text, updated_at timestamptz)",
                "INSERT INTO " + schema.name() + ".orders (amount, f, b, j, at, day, y, tags, note, updated_at) VALUES"
                        + " (12345678901234567890.100000000, 'NaN', true, '{\"n\": 1.10}', '2026-01-31 10:00:00.5+02', '2026-02-01',"
                        + " '\\x0001ff', '{a,\"b c\",NULL}', E'quote \" back\\\\slash', '2026-03-01 00:00:02Z'),"
                        + " (NULL, 1.5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-03-01 00:00:01Z')");

        List<SourceRecord> records = new Reading(plan(schema, "orders", "", true, 100)).toEnd();

        assertThat(records)
                .extracting(PostgresSourceIT::json)
                .containsExactly(
                        "{\"id\":2,\"amount\":null,\"f\":1.5,\"b\":null,\"j\":null,\"at\":null,\"day\":null,\"y\":null,\"tags\":null,"
                                + "\"note\":null,\"updated_at\":\"2026-03-01T00:00:01Z\"}",
                        "{\"id\":1,\"amount\":12345678901234567890.100000000,\"f\":\"NaN\",\"b\":true,\"j\":{\"n\": 1.10},"
                                + "\"at\":\"2026-01-31T08:00:00.5Z\",\"day\":\"2026-02-01\",\"y\":\"AAH/\",\"tags\":[\"a\",\"b c\",null],"
                                + "\"note\":\"quote \\\" back\\\\slash\",\"updated_at\":\"2026-03-01T00:00:02Z\"}");
        assertThat(records).extracting(r -> r.coordinates().position()).containsExactly(0L, 1L);
        assertThat(records.get(0).eventTime())
                .isEqualTo(Instant.parse("2026-03-01T00:00:01Z").toEpochMilli());
        assertThat(records.get(0).coordinates().origin()).isEqualTo(schema.name() + ".orders");
    }

    @Test
    void pagesThroughEqualChangeTimesWithoutLossOrRepetition(TestSchema schema) throws Exception {
        schema.execute(
                "CREATE TABLE " + schema.name() + ".orders (id int PRIMARY KEY, updated_at timestamptz)",
                "INSERT INTO " + schema.name() + ".orders SELECT n, CASE WHEN n % 7 = 0 THEN NULL ELSE"
                        + " timestamptz '2026-01-01Z' + (n / 10) * interval '1 second' END FROM generate_series(1, 95) n");

        List<SourceRecord> records = new Reading(plan(schema, "orders", "", true, 8)).toEnd();

        assertThat(records).hasSize(95).extracting(PostgresSourceIT::key).doesNotHaveDuplicates();
    }

    @Test
    void goesOnWithNewRowsAfterARestore(TestSchema schema) throws Exception {
        schema.execute(
                "CREATE TABLE " + schema.name() + ".orders (id int PRIMARY KEY, updated_at timestamptz DEFAULT now())",
                "INSERT INTO " + schema.name() + ".orders SELECT generate_series(1, 5)");
        PollPlan plan = plan(schema, "orders", "", false, 2);
        Cursor cursor;
        try (Reading first = new Reading(plan)) {
            first.read(3);
            cursor = first.cursor();
        }
        schema.execute(
                "UPDATE " + schema.name() + ".orders SET updated_at = now() + interval '1 hour' WHERE id = 1",
                "INSERT INTO " + schema.name() + ".orders (id) VALUES (6)");

        CursorSerializer serializer = new CursorSerializer();
        Cursor restored = serializer.deserialize(serializer.getVersion(), serializer.serialize(cursor));
        try (Reading second = new Reading(plan, restored)) {
            assertThat(second.read(4)).extracting(PostgresSourceIT::key).containsExactly("4", "5", "6", "1");
            schema.execute("INSERT INTO " + schema.name() + ".orders VALUES (7, now() + interval '2 hours')");
            List<SourceRecord> later = second.read(1);
            assertThat(later).extracting(PostgresSourceIT::key).containsExactly("7");
            assertThat(later.get(0).coordinates().position()).isEqualTo(7);
        }
    }

    @Test
    void readsAQueryWithoutOrderFromWhereItStopped(TestSchema schema) throws Exception {
        schema.execute(
                "CREATE TABLE " + schema.name() + ".words (w text)",
                "INSERT INTO " + schema.name() + ".words VALUES ('d'), ('a'), ('c'), ('a'), ('b')");
        PollPlan plan = plan(schema, "", "SELECT w, '?' AS mark FROM " + schema.name() + ".words -- all", true, 2);
        Cursor cursor;
        List<String> read = new ArrayList<>();
        try (Reading first = new Reading(plan)) {
            first.read(3).forEach(r -> read.add(json(r)));
            cursor = first.cursor();
        }
        new Reading(plan, cursor).toEnd().forEach(r -> read.add(json(r)));

        assertThat(read)
                .containsExactlyInAnyOrder(
                        "{\"w\":\"a\",\"mark\":\"?\"}",
                        "{\"w\":\"a\",\"mark\":\"?\"}",
                        "{\"w\":\"b\",\"mark\":\"?\"}",
                        "{\"w\":\"c\",\"mark\":\"?\"}",
                        "{\"w\":\"d\",\"mark\":\"?\"}");
    }

    @Test
    void queryCannotWrite(TestSchema schema) {
        schema.execute("CREATE SEQUENCE " + schema.name() + ".s");
        String query = "SELECT nextval('" + schema.name() + ".s') AS id";

        assertThatThrownBy(() -> new Reading(plan(schema, "", query, true, 10)).toEnd())
                .hasStackTraceContaining("read-only transaction");
    }

    @Test
    void pollingNeedsAnOrder(TestSchema schema) {
        schema.execute("CREATE TABLE " + schema.name() + ".words (w text)");

        assertThatThrownBy(() -> new Reading(plan(schema, "words", "", false, 10)).read(1))
                .hasStackTraceContaining("set orderByColumn");
    }

    private static PollPlan plan(TestSchema schema, String table, String query, boolean bounded, int rows) {
        boolean ordered = query.isEmpty();
        return new PollPlan(
                schema.connectionString(),
                schema.table(table.isEmpty() ? "query" : table),
                query,
                new PollPlan.Named(ordered ? "updated_at" : "", false),
                new PollPlan.Named(ordered ? "id" : "", false),
                new PollPlan.Pace(Duration.ofMillis(50), rows),
                false,
                bounded);
    }

    private static String json(SourceRecord record) {
        byte[] payload = record.payload();
        return payload == null ? "" : new String(payload, StandardCharsets.UTF_8);
    }

    private static String key(SourceRecord record) {
        byte[] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** A reader that is driven by hand. */
    private static final class Reading implements AutoCloseable, ReaderOutput<SourceRecord> {
        private final TableReader reader;
        private final List<SourceRecord> records = new ArrayList<>();

        Reading(PollPlan plan) {
            this(plan, Cursor.START);
        }

        Reading(PollPlan plan, Cursor from) {
            reader = new TableReader(plan, new TaskSecrets("default"));
            reader.start();
            reader.addSplits(List.of(from));
        }

        /** The next rows. */
        List<SourceRecord> read(int rows) throws Exception {
            records.clear();
            while (records.size() < rows) {
                step();
            }
            return List.copyOf(records);
        }

        /** All rows until the reader ends. */
        List<SourceRecord> toEnd() throws Exception {
            while (step() != InputStatus.END_OF_INPUT) {
                assertThat(records).hasSizeLessThan(1_000);
            }
            close();
            return List.copyOf(records);
        }

        private InputStatus step() throws Exception {
            reader.isAvailable().get(30, TimeUnit.SECONDS);
            return reader.pollNext(this);
        }

        Cursor cursor() {
            return reader.snapshotState(1).get(0);
        }

        @Override
        public void close() {
            reader.close();
        }

        @Override
        public void collect(SourceRecord record) {
            records.add(record);
        }

        @Override
        public void collect(SourceRecord record, long timestamp) {
            assertThat(timestamp).isEqualTo(record.eventTime());
            records.add(record);
        }

        @Override
        public void emitWatermark(Watermark watermark) {}

        @Override
        public void markIdle() {}

        @Override
        public void markActive() {}

        @Override
        public SourceOutput<SourceRecord> createOutputForSplit(String splitId) {
            return this;
        }

        @Override
        public void releaseOutputForSplit(String splitId) {}
    }
}
