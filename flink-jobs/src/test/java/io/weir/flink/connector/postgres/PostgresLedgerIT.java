package io.weir.flink.connector.postgres;

import static io.weir.flink.connector.postgres.SinkHarness.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.flink.operator.Fate;
import io.weir.record.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPostgres.class)
final class PostgresLedgerIT {
    private static final String ORDERS =
            "CREATE TABLE orders (id bigint NOT NULL, amount numeric(10,2) CHECK (amount > 0),"
                    + " note text DEFAULT 'none', at timestamptz)";

    @Test
    void rowsShowWhenTheCheckpointCompletes(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        try (SinkHarness sink = SinkHarness.open(SinkHarness.append(schema, "orders"))) {
            sink.write(record(1, "id", 1, "amount", "12.50"), record(2, "id", 2, "note", "two"));
            sink.snapshot(1);
            long before = schema.number("SELECT count(*) FROM orders");
            sink.complete(1);

            assertThat(before).isZero();
            assertThat(schema.rows("SELECT id, amount, note FROM orders ORDER BY id"))
                    .containsExactly("1|12.50|none", "2|null|two");
            assertThat(sink.counted(Fate.OUT)).isEqualTo(2);
            assertThat(schema.staged()).isZero();
        }
    }

    @Test
    void badRowsOfABatchOfThousandCostOnlyThemselves(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        try (SinkHarness sink = SinkHarness.open(SinkHarness.append(schema, "orders"))) {
            for (int i = 1; i <= 996; i++) {
                sink.write(record(i, "id", i, "amount", 1));
            }
            sink.write(
                    record(997, "id", "not a number"),
                    record(998, "id", 998, "amount", -5),
                    record(999, "id", 999, "amount", 1e15),
                    record(1000, "id", 1000, "colour", "red"),
                    record(1001, "amount", 3));
            sink.checkpoint(1);

            assertThat(schema.number("SELECT count(*) FROM orders")).isEqualTo(996);
            assertThat(sink.letters())
                    .extracting(l -> l.origin().coordinates().position() + " " + l.code())
                    .containsExactlyInAnyOrder(
                            "997 type-mismatch",
                            "998 constraint-violation",
                            "999 value-out-of-range",
                            "1000 unknown-column",
                            "1001 constraint-violation");
            assertThat(sink.letters()).extracting(DeadLetter::message).noneMatch(m -> m.contains("not a number"));
            assertThat(sink.counted(Fate.OUT)).isEqualTo(996);
            assertThat(sink.counted(Fate.DEAD_LETTERED)).isEqualTo(5);
        }
    }

    @Test
    void crashBeforeTheCheckpointLeavesNothing(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        try (SinkHarness sink = SinkHarness.open(plan)) {
            sink.write(record(1, "id", 1));
            sink.snapshot(1);
        }
        assertThat(schema.staged()).isEqualTo(1);

        try (SinkHarness sink = SinkHarness.open(plan)) {
            assertThat(schema.staged()).isZero();
            sink.write(record(1, "id", 1));
            sink.checkpoint(1);
        }

        assertThat(schema.rows("SELECT id FROM orders")).containsExactly("1");
    }

    @Test
    void checkpointWithoutCommitIsCommittedOnRestore(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        OperatorSubtaskState state;
        try (SinkHarness sink = SinkHarness.open(plan)) {
            sink.write(record(1, "id", 1), record(2, "id", 2));
            state = sink.snapshot(1);
            sink.write(record(3, "id", 3));
            sink.snapshot(2);
        }

        try (SinkHarness sink = SinkHarness.open(plan, 1, 0, state, 1)) {
            assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
            assertThat(sink.counted(Fate.OUT)).isEqualTo(2);
            assertThat(schema.staged()).isZero();
            sink.write(record(3, "id", 3));
            sink.checkpoint(2);
        }

        assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2", "3");
    }

    @Test
    void commitThenCrashBeforeTheNextCheckpointKeepsRowsAndCounts(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        schema.execute("ALTER TABLE " + schema.name() + ".orders ADD UNIQUE (id)");
        SinkPlan plan = SinkHarness.append(schema, "orders");
        OperatorSubtaskState state;
        try (SinkHarness sink = SinkHarness.open(plan)) {
            sink.write(record(1, "id", 1), record(2, "id", 2), record(3, "id", 2));
            state = sink.checkpoint(1);
        }

        try (SinkHarness sink = SinkHarness.open(plan, 1, 0, state, 1)) {
            assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
            assertThat(sink.counted(Fate.OUT)).isEqualTo(2);
            assertThat(sink.counted(Fate.DEAD_LETTERED)).isEqualTo(1);
        }
    }

    @Test
    void rowsThatOnlyTheTargetRefusesBecomeLettersOncePerCheckpointThatHolds(TestSchema schema) throws Exception {
        schema.execute(in(schema, "CREATE TABLE orders (id bigint PRIMARY KEY)"));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        OperatorSubtaskState first;
        OperatorSubtaskState second;
        try (SinkHarness sink = SinkHarness.open(plan)) {
            sink.write(record(1, "id", 7), record(2, "id", 7), record(3, "id", 8));
            first = sink.checkpoint(1);
            assertThat(sink.letters())
                    .extracting(l -> new String(l.origin().payload(), StandardCharsets.UTF_8) + " " + l.code())
                    .containsExactly("record 2 constraint-violation");
            assertThat(schema.rejected()).isEqualTo(1);
            second = sink.snapshot(2);
        }

        // the letter was not part of a complete checkpoint: it leaves again
        try (SinkHarness sink = SinkHarness.open(plan, 1, 0, first, 1)) {
            sink.snapshot(2);
            assertThat(sink.letters()).hasSize(1);
            assertThat(schema.rejected()).isEqualTo(1);
            sink.complete(2);
            assertThat(schema.rejected()).isZero();
        }

        // the letter was part of the checkpoint: it does not leave again
        try (SinkHarness sink = SinkHarness.open(plan, 1, 0, second, 2)) {
            sink.checkpoint(3);
            assertThat(sink.letters()).isEmpty();
        }
    }

    @Test
    void lettersOfTheLastBatchLeaveBeforeTheEnd(TestSchema schema) throws Exception {
        schema.execute(in(schema, "CREATE TABLE orders (id bigint PRIMARY KEY)"));
        try (SinkHarness sink = SinkHarness.open(SinkHarness.append(schema, "orders"))) {
            sink.write(record(1, "id", 7)).snapshot(1);
            sink.write(record(2, "id", 7), record(3, "id", 8), record(4, "id", 8));
            sink.finish();
            assertThat(sink.letters())
                    .extracting(l -> l.origin().coordinates().position())
                    .containsExactlyInAnyOrder(2L, 4L);
            sink.checkpoint(2);

            assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("7", "8");
            assertThat(sink.counted(Fate.OUT)).isEqualTo(2);
            assertThat(sink.counted(Fate.DEAD_LETTERED)).isEqualTo(2);
            assertThat(schema.rejected()).isZero();
        }
    }

    @Test
    void rowsRefusedAfterTheEndLeaveAtTheNextStart(TestSchema schema) throws Exception {
        schema.execute(in(schema, "CREATE TABLE orders (id bigint PRIMARY KEY)"));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        try (SinkHarness one = SinkHarness.open(plan, 2, 0, null, -1);
                SinkHarness two = SinkHarness.open(plan, 2, 1, null, -1)) {
            one.write(record(1, "id", 7)).finish();
            two.write(record(2, "id", 7)).finish();
            one.checkpoint(1);
            two.checkpoint(1);
            assertThat(two.letters()).isEmpty();
            assertThat(two.counted(Fate.DEAD_LETTERED)).isEqualTo(1);
        }
        assertThat(schema.rejected()).isEqualTo(1);

        try (SinkHarness sink = SinkHarness.open(plan)) {
            sink.checkpoint(1);
            assertThat(sink.letters()).hasSize(1);
            assertThat(sink.counted(Fate.DEAD_LETTERED)).isZero();
        }
    }

    @Test
    void leftoversOfDeadTasksGoAndLiveTasksKeepTheirs(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        try (SinkHarness alive = SinkHarness.open(plan, 2, 0, null, -1)) {
            alive.write(record(1, "id", 1));
            try (SinkHarness dies = SinkHarness.open(plan, 2, 1, null, -1)) {
                dies.write(record(2, "id", 2));
                dies.snapshot(1);
                alive.snapshot(1);
            }
            assertThat(schema.staged()).isEqualTo(2);

            try (SinkHarness again = SinkHarness.open(plan, 2, 1, null, -1)) {
                assertThat(schema.staged()).isEqualTo(1);
                again.write(record(2, "id", 2));
                again.snapshot(2);
                alive.snapshot(2);
                again.complete(2);
                alive.complete(2);
            }
        }

        assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
        assertThat(schema.staged()).isZero();
    }

    @Test
    void restoreAtAnotherParallelismCommitsEachBatchOnce(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        OperatorSubtaskState all;
        try (SinkHarness one = SinkHarness.open(plan, 2, 0, null, -1);
                SinkHarness two = SinkHarness.open(plan, 2, 1, null, -1)) {
            one.write(record(1, "id", 1));
            two.write(record(2, "id", 2));
            all = SinkHarness.together(one.snapshot(1), two.snapshot(1));
            one.write(record(3, "id", 3));
            one.snapshot(2);
        }

        for (int parallelism : List.of(1, 3)) {
            for (int index = 0; index < parallelism; index++) {
                OperatorSubtaskState dealt = SinkHarness.deal(all, 2, parallelism, index);
                try (SinkHarness sink = SinkHarness.open(plan, parallelism, index, dealt, 1)) {
                    sink.write(record(10 * parallelism + index, "id", 10 * parallelism + index));
                    sink.snapshot(5);
                }
            }
        }

        assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
        try (SinkHarness sink = SinkHarness.open(plan, 1, 0, SinkHarness.deal(all, 2, 1, 0), 1)) {
            assertThat(sink.counted(Fate.OUT)).isEqualTo(2);
            assertThat(schema.staged()).isZero();
        }
    }

    @Test
    void batchesOfAbortedCheckpointsAreCommittedByTheNext(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        try (SinkHarness sink = SinkHarness.open(SinkHarness.append(schema, "orders"))) {
            sink.write(record(1, "id", 1)).snapshot(1);
            sink.write(record(2, "id", 2)).snapshot(2);
            sink.complete(2);

            assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
            assertThat(schema.number("SELECT count(*) FROM weir_ledger")).isEqualTo(2);
        }
    }

    @Test
    void stagedRowsThatVanishedStopTheFlow(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        OperatorSubtaskState state;
        try (SinkHarness sink = SinkHarness.open(plan)) {
            state = sink.write(record(1, "id", 1)).snapshot(1);
        }
        for (String stage : schema.rows("SELECT tablename FROM pg_tables WHERE schemaname = '" + schema.name()
                + "' AND tablename LIKE 'weir_stage%'")) {
            schema.execute("DELETE FROM " + schema.name() + "." + stage);
        }

        assertThatThrownBy(() -> SinkHarness.open(plan, 1, 0, state, 1)).hasMessageContaining("DATA_LOSS_SUSPECTED");
    }

    @Test
    void taskThatWasReplacedStagesNothingMore(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        try (SinkHarness frozen = SinkHarness.open(plan)) {
            frozen.write(record(1, "id", 1)).snapshot(1);
            try (SinkHarness next = SinkHarness.open(plan)) {
                frozen.write(record(2, "id", 2));
                assertThatThrownBy(() -> frozen.snapshot(2)).hasStackTraceContaining("taken over");
                next.write(record(1, "id", 1)).checkpoint(1);
            }
        }

        assertThat(schema.rows("SELECT id FROM orders")).containsExactly("1");
        assertThat(schema.staged()).isZero();
    }

    @Test
    void alteredTargetGetsANewStageAndKeepsPendingRows(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        SinkPlan plan = SinkHarness.append(schema, "orders");
        OperatorSubtaskState state;
        try (SinkHarness sink = SinkHarness.open(plan)) {
            state = sink.write(record(1, "id", 1)).snapshot(1);
        }
        schema.execute("ALTER TABLE " + schema.name() + ".orders ADD COLUMN colour text DEFAULT 'grey'");

        try (SinkHarness sink = SinkHarness.open(plan, 1, 0, state, 1)) {
            sink.write(record(2, "id", 2, "colour", "red")).checkpoint(2);
        }

        assertThat(schema.rows("SELECT id, colour FROM orders ORDER BY id")).containsExactly("1|grey", "2|red");
        assertThat(schema.rows("SELECT tablename FROM pg_tables WHERE schemaname = '" + schema.name()
                        + "' AND tablename LIKE 'weir_stage%'"))
                .hasSize(1);
    }

    @Test
    void brokenConnectionsAreReplaced(TestSchema schema) throws Exception {
        schema.execute(in(schema, ORDERS));
        try (SinkHarness sink = SinkHarness.open(SinkHarness.append(schema, "orders"))) {
            sink.write(record(1, "id", 1));
            schema.breakConnections();
            sink.snapshot(1);
            schema.breakConnections();
            sink.complete(1);

            assertThat(schema.rows("SELECT id FROM orders")).containsExactly("1");
            assertThat(sink.counted(Fate.OUT)).isEqualTo(1);
        }
    }

    private static String in(TestSchema schema, String ddl) {
        return ddl.replace("CREATE TABLE ", "CREATE TABLE " + schema.name() + ".");
    }
}
