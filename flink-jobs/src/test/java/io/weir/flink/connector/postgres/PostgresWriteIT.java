package io.weir.flink.connector.postgres;

import static io.weir.flink.connector.postgres.SinkHarness.mode;
import static io.weir.flink.connector.postgres.SinkHarness.plan;
import static io.weir.flink.connector.postgres.SinkHarness.record;
import static io.weir.flink.connector.postgres.SinkHarness.upsert;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.flink.operator.Fate;
import io.weir.record.Operation;
import io.weir.record.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
final class PostgresWriteIT {
    @Test
    void appendsOnTheTimerAndKeepsGoodRowsBesideBadOnes(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint PRIMARY KEY, n int)");
        try (SinkHarness sink = SinkHarness.open(plan(schema, "orders", mode(), false))) {
            sink.write(
                    record(1, "id", 1),
                    record(2, "id", 1),
                    record(3, "id", 3, "n", 2147483648L),
                    record(4, "n", 7, "id", 4));
            sink.advanceClock(1_000);

            assertThat(schema.rows("SELECT id, n FROM orders ORDER BY id")).containsExactly("1|null", "4|7");
            assertThat(sink.letters())
                    .extracting(l -> l.origin().coordinates().position() + " " + l.code())
                    .containsExactlyInAnyOrder("2 constraint-violation", "3 value-out-of-range");
            assertThat(sink.counted(Fate.OUT)).isEqualTo(2);
            assertThat(sink.counted(Fate.DEAD_LETTERED)).isEqualTo(2);
        }
    }

    @Test
    void valuesArriveAsTheyAre(TestSchema schema) throws Exception {
        schema.execute(
                "CREATE TABLE " + schema.name() + ".kinds (n numeric, i int, b boolean, t text, j jsonb, js json,"
                        + " d timestamptz, y bytea, a int[], s text[], u uuid, \"Odd \"\"name\" text)");
        Value list = new Value.Sequence(List.of(Value.Numeric.of(1), Value.Null.NULL, Value.Numeric.of(3)));
        Value texts =
                new Value.Sequence(List.of(new Value.Text("a\"b\\c"), new Value.Text("NULL"), new Value.Text("")));
        Value struct = new Value.Struct(Map.of("k", new Value.Numeric("1.10")));
        try (SinkHarness sink = SinkHarness.open(plan(schema, "kinds", mode(), false))) {
            sink.write(record(
                    1,
                    "n",
                    new Value.Numeric("12345678901234567890.10"),
                    "i",
                    new Value.Numeric("1e3"),
                    "b",
                    true,
                    "t",
                    "tab\t back\\slash \\N new\nline ' ; DROP",
                    "j",
                    struct,
                    "js",
                    "text",
                    "d",
                    "2026-01-31T10:00:00Z",
                    "y",
                    "AAH/",
                    "a",
                    list,
                    "s",
                    texts,
                    "u",
                    "6f1c1b6e-3f0c-4f3a-9a55-0f8e3a1d2c3b",
                    "Odd \"name",
                    "x"));
            sink.checkpoint(1);

            assertThat(sink.letters()).isEmpty();
            assertThat(
                            schema.rows(
                                    "SELECT n, i, b, t, j->>'k', js, d, encode(y, 'hex'), a, s, u, \"Odd \"\"name\" FROM kinds"))
                    .containsExactly(
                            "12345678901234567890.10|1000|t|tab\t back\\slash \\N new\nline ' ; DROP|1.10|\"text\""
                                    + "|2026-01-31 10:00:00+00|0001ff|{1,NULL,3}|{\"a\\\"b\\\\c\",\"NULL\",\"\"}"
                                    + "|6f1c1b6e-3f0c-4f3a-9a55-0f8e3a1d2c3b|x");
        }
    }

    @Test
    void olderRecordsReplaceNoNewerOnes(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint PRIMARY KEY, v text, w text,"
                + " _weir_origin text, _weir_position bigint)");
        try (SinkHarness sink = SinkHarness.open(plan(schema, "orders", upsert(""), false))) {
            sink.write(
                    record(5, "id", 1, "v", "five"), record(6, "id", 2, "v", "six"), record(7, "id", 1, "v", "seven"));
            sink.checkpoint(1);
            sink.write(record(5, "id", 1, "v", "five"));
            sink.checkpoint(2);
            assertThat(schema.rows("SELECT id, v, w FROM orders ORDER BY id"))
                    .containsExactly("1|seven|null", "2|six|null");

            sink.write(record(8, "id", 1, "w", "eight"), record(9, "id", 1, "v", "nine"), record(10, "v", "no key"));
            sink.checkpoint(3);
            assertThat(schema.rows("SELECT id, v, w, _weir_position FROM orders ORDER BY id"))
                    .containsExactly("1|nine|eight|9", "2|six|null|6");
            assertThat(sink.letters()).extracting(l -> l.code()).containsExactly("missing-key");
            assertThat(sink.counted(Fate.OUT)).isEqualTo(6);
        }
    }

    @Test
    void frozenTaskThatWakesUpWritesNothingOverItsSuccessor(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint PRIMARY KEY, v text)");
        SinkPlan plan = plan(schema, "orders", upsert(""), false);
        try (SinkHarness frozen = SinkHarness.open(plan)) {
            frozen.write(record(1, "id", 1, "v", "one")).checkpoint(1);
            frozen.write(record(2, "id", 1, "v", "two"));
            try (SinkHarness successor = SinkHarness.open(plan)) {
                successor
                        .write(record(2, "id", 1, "v", "two"), record(3, "id", 1, "v", "three"))
                        .checkpoint(2);

                assertThatThrownBy(() -> frozen.snapshot(2)).hasMessageContaining("taken over by another attempt");
                successor.write(record(4, "id", 2, "v", "four")).checkpoint(3);
            }
        }

        assertThat(schema.rows("SELECT id, v FROM orders ORDER BY id")).containsExactly("1|three", "2|four");
    }

    @Test
    void tasksOfAnotherParallelismAreOver(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint PRIMARY KEY, v text)");
        SinkPlan plan = plan(schema, "orders", upsert(""), false);
        try (SinkHarness frozen = SinkHarness.open(plan, 2, 1, null, -1);
                SinkHarness sibling = SinkHarness.open(plan, 2, 0, null, -1)) {
            frozen.write(record(1, "id", 1, "v", "one")).checkpoint(1);
            sibling.write(record(5, "id", 5, "v", "five")).checkpoint(1);
            frozen.write(record(2, "id", 1, "v", "two")).checkpoint(2);
            frozen.write(record(3, "id", 1, "v", "three"));
            try (SinkHarness only = SinkHarness.open(plan)) {
                only.write(record(9, "id", 1, "v", "nine")).checkpoint(3);

                assertThatThrownBy(() -> frozen.snapshot(3)).hasMessageContaining("taken over by another attempt");
            }
        }

        assertThat(schema.rows("SELECT id, v FROM orders ORDER BY id")).containsExactly("1|nine", "5|five");
    }

    @Test
    void newerVersionWins(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint PRIMARY KEY, v int)");
        try (SinkHarness sink = SinkHarness.open(plan(schema, "orders", upsert("v"), false))) {
            sink.write(record(1, "id", 1, "v", 5), record(2, "id", 1, "v", 9), record(3, "id", 1, "v", 7));
            sink.checkpoint(1);
            sink.write(record(4, "id", 1, "v", 8));
            sink.checkpoint(2);

            assertThat(schema.rows("SELECT id, v FROM orders")).containsExactly("1|9");
        }
    }

    @Test
    void deletionsMarkTheRow(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint PRIMARY KEY, v int, gone timestamptz)");
        WriteMode mode = new WriteMode(false, true, List.of(), "", "gone", false, false);
        try (SinkHarness sink = SinkHarness.open(plan(schema, "orders", mode, false))) {
            sink.write(record(1, "id", 1, "v", 5), record(2, "id", 2, "v", 6), record(3, Operation.DELETE, "id", 1));
            sink.checkpoint(1);

            assertThat(schema.rows("SELECT id, v, gone IS NULL FROM orders ORDER BY id"))
                    .containsExactly("1|5|f", "2|6|t");
        }
    }

    @Test
    void upsertNeedsAUniqueIndex(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint, v int)");
        try (SinkHarness sink = SinkHarness.open(plan(schema, "orders", upsert(""), false))) {
            sink.write(record(1, "id", 1));

            assertThatThrownBy(() -> sink.snapshot(1))
                    .hasMessageContaining("no primary key or unique index on exactly (id)");
        }
    }

    @Test
    void createsTheTableFromTheFirstRecords(TestSchema schema) throws Exception {
        WriteMode mode = new WriteMode(false, false, List.of(), "", "", true, false);
        try (SinkHarness sink = SinkHarness.open(plan(schema, "made", mode, true))) {
            sink.write(
                    record(1, "id", 1, "name", "a", "ok", true, "parts", new Value.Sequence(List.of())),
                    record(2, "id", new Value.Numeric("1.5"), "late", Value.Null.NULL));
            sink.checkpoint(1);

            assertThat(columns(schema, "made"))
                    .containsExactly("id numeric", "name text", "ok boolean", "parts jsonb", "late text");
            assertThat(schema.rows("SELECT id FROM made ORDER BY id")).containsExactly("1", "1.5");
        }
    }

    @Test
    void createdUpsertTableHasKeyAndGuard(TestSchema schema) throws Exception {
        WriteMode mode = new WriteMode(false, true, List.of("id"), "", "", true, false);
        try (SinkHarness sink = SinkHarness.open(plan(schema, "made", mode, false))) {
            sink.write(record(1, "id", "a", "n", 1), record(2, "id", "a", "n", 2))
                    .checkpoint(1);

            assertThat(columns(schema, "made"))
                    .containsExactly("id text", "n numeric", "_weir_origin text", "_weir_position bigint");
            assertThat(schema.rows("SELECT id, n FROM made")).containsExactly("a|2");
        }
    }

    @Test
    void rawModeKeepsRecordAndMetadata(TestSchema schema) throws Exception {
        WriteMode mode = new WriteMode(true, false, List.of(), "", "", true, false);
        try (SinkHarness sink = SinkHarness.open(plan(schema, "raw", mode, true))) {
            sink.write(
                    record(3, "x", new Value.Numeric("1.10")),
                    record(4, "value", 7, "_metadata", new Value.Struct(Map.of("topic", new Value.Text("t")))));
            sink.checkpoint(1);

            assertThat(schema.rows("SELECT data, _metadata->>'position', _metadata->>'topic' FROM raw ORDER BY id"))
                    .containsExactly("{\"x\": 1.10}|3|null", "7|4|t");
        }
    }

    @Test
    void documentColumnTakesWholeRecords(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name()
                + ".docs (id serial PRIMARY KEY, data jsonb NOT NULL, created_at timestamptz DEFAULT now())");
        try (SinkHarness sink = SinkHarness.open(SinkHarness.append(schema, "docs"))) {
            sink.write(record(1, "id", 99, "colour", "red")).checkpoint(1);

            assertThat(schema.rows("SELECT id > 0, data->>'colour', data->>'id', created_at IS NOT NULL FROM docs"))
                    .containsExactly("t|red|99|t");
        }
    }

    @Test
    void errorsSinkFailsWhenItCannotKeepALetter(TestSchema schema) throws Exception {
        WriteMode mode = new WriteMode(false, false, List.of(), "", "", true, true);
        Value error = new Value.Struct(Map.of("code", new Value.Text("decode-error")));
        try (SinkHarness sink = SinkHarness.open(plan(schema, "dlq", mode, true))) {
            sink.write(record(1, "error", error, "original_bytes", "AA==")).checkpoint(1);
            assertThat(schema.rows("SELECT error->>'code', original_message, original_bytes FROM dlq"))
                    .containsExactly("decode-error|null|AA==");
            assertThat(sink.counted(Fate.OUT)).isZero();

            sink.write(record(2, "surprise", 1));
            assertThatThrownBy(() -> sink.snapshot(2)).hasMessageContaining("errors sink refuses a dead letter");
        }
    }

    @Test
    void passwordAppearsNowhere(TestSchema schema) throws Exception {
        String canary = "canary-4711";
        SinkPlan good = plan(schema, "orders", mode(), true);
        var wrong = new SinkPlan(
                io.weir.declare.Setting.literal("postgres://nobody:" + canary + "@127.0.0.1:1/db"),
                good.table(),
                good.mode(),
                true,
                java.time.Duration.ZERO,
                10,
                java.time.Duration.ZERO,
                good.names());

        assertThat(wrong.toString()).doesNotContain(canary);
        assertThatThrownBy(() -> SinkHarness.open(wrong)).satisfies(thrown -> {
            java.io.StringWriter text = new java.io.StringWriter();
            thrown.printStackTrace(new java.io.PrintWriter(text));
            assertThat(text.toString()).doesNotContain(canary).contains("refused");
        });
    }

    @Test
    void brokenConnectionsAreReplaced(TestSchema schema) throws Exception {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint PRIMARY KEY)");
        try (SinkHarness sink = SinkHarness.open(plan(schema, "orders", upsert(""), false))) {
            sink.write(record(1, "id", 1)).checkpoint(1);
            schema.breakConnections();
            sink.write(record(2, "id", 2)).checkpoint(2);

            assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
        }
    }

    private static List<String> columns(TestSchema schema, String table) {
        return schema.rows(
                "SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = '"
                        + schema.name() + "' AND table_name = '" + table + "' ORDER BY ordinal_position");
    }
}
