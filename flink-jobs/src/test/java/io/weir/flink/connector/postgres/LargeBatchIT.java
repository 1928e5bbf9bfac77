package io.weir.flink.connector.postgres;

import static io.weir.flink.connector.postgres.SinkHarness.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.flink.operator.Fate;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Behind a large batch, the next one has a stage of its own. */
@ExtendWith(SharedPostgres.class)
final class LargeBatchIT {
    private static final int LARGE = 10_000;

    @Test
    void theStageOfALargeBatchGoesWithItAlsoWhenAnotherTaskCommitsIt(TestSchema schema) throws Exception {
        SinkPlan plan = orders(schema, "id bigint NOT NULL, note text DEFAULT 'none'");
        OperatorSubtaskState state;
        try (SinkHarness sink = SinkHarness.open(plan)) {
            fill(sink, 0, LARGE);
            sink.checkpoint(1);
            assertThat(stages(schema)).hasSize(1);
            sink.write(record(LARGE, "id", "not a number"));
            fill(sink, LARGE, LARGE + 2_500);
            state = sink.snapshot(2);
            assertThat(stages(schema)).hasSize(2);
            assertThat(schema.staged()).isEqualTo(2_500);
            assertThat(sink.letters()).hasSize(1);
        }

        try (SinkHarness sink = SinkHarness.open(plan, 1, 0, state, 2)) {
            assertThat(schema.number("SELECT count(*) FROM orders WHERE note = 'none'"))
                    .isEqualTo(LARGE + 2_500);
            assertThat(schema.number("SELECT count(DISTINCT id) FROM orders")).isEqualTo(LARGE + 2_500);
            assertThat(stages(schema)).hasSize(1);
            assertThat(sink.counted(Fate.OUT)).isEqualTo(LARGE + 2_500);
        }
    }

    @Test
    void whatADeadAttemptHasStagedIsTakenAway(TestSchema schema) throws Exception {
        SinkPlan plan = orders(schema, "id bigint NOT NULL");
        OperatorSubtaskState state;
        try (SinkHarness sink = SinkHarness.open(plan)) {
            fill(sink, 0, LARGE);
            state = sink.checkpoint(1);
            fill(sink, LARGE, LARGE + 2_000);
            assertThat(schema.staged()).isEqualTo(2_000);
        }

        try (SinkHarness sink = SinkHarness.open(plan, 1, 0, state, 1)) {
            assertThat(schema.staged()).isZero();
            assertThat(stages(schema)).hasSize(1);
            sink.write(record(1, "id", 1)).checkpoint(2);
            assertThat(schema.number("SELECT count(*) FROM orders")).isEqualTo(LARGE + 1);
        }
    }

    @Test
    void rowsThatOnlyTheTargetRefusesCostOnlyThemselves(TestSchema schema) throws Exception {
        SinkPlan plan = orders(schema, "id bigint PRIMARY KEY");
        try (SinkHarness sink = SinkHarness.open(plan)) {
            fill(sink, 0, LARGE);
            sink.checkpoint(1);
            fill(sink, LARGE - 2, 2 * LARGE);
            sink.checkpoint(2);
            assertThat(schema.number("SELECT count(*) FROM orders")).isEqualTo(2 * LARGE);
            fill(sink, 2 * LARGE - 1, 3 * LARGE);
            sink.finish();
            sink.checkpoint(3);

            assertThat(sink.letters())
                    .extracting(letter -> letter.origin().coordinates().position() + " " + letter.code())
                    .containsExactly(
                            "9998 constraint-violation", "9999 constraint-violation", "19999 constraint-violation");
            assertThat(schema.number("SELECT count(*) FROM orders")).isEqualTo(3 * LARGE);
            assertThat(schema.staged()).isZero();
        }
    }

    @Test
    void aStageThatVanishedStopsTheFlow(TestSchema schema) throws Exception {
        SinkPlan plan = orders(schema, "id bigint NOT NULL");
        try (SinkHarness sink = SinkHarness.open(plan)) {
            fill(sink, 0, LARGE);
            sink.checkpoint(1);
            fill(sink, LARGE, LARGE + 1_000);
            sink.snapshot(2);
            String own = stages(schema).stream()
                    .filter(name -> name.contains("_b"))
                    .max(java.util.Comparator.comparing(String::length))
                    .orElseThrow();
            schema.execute("DROP TABLE " + schema.name() + "." + own);

            assertThatThrownBy(() -> sink.complete(2)).hasStackTraceContaining("DATA_LOSS_SUSPECTED");
        }
    }

    private static SinkPlan orders(TestSchema schema, String columns) {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (" + columns + ")");
        return SinkHarness.append(schema, "orders");
    }

    private static void fill(SinkHarness sink, int from, int to) throws Exception {
        for (int id = from; id < to; id++) {
            sink.write(record(id, "id", id));
        }
    }

    private static List<String> stages(TestSchema schema) {
        return schema.rows("SELECT tablename FROM pg_tables WHERE schemaname = '" + schema.name()
                + "' AND tablename LIKE 'weir\\_stage\\_%'");
    }
}
