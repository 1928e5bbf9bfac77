package io.weir.flink.connector.postgres;

import static io.weir.flink.connector.postgres.SinkHarness.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who may write for a sink. */
@ExtendWith(SharedPostgres.class)
final class LeaseIT {
    @Test
    void secondJobOfAFlowIsRefusedAndEnds(TestSchema schema) throws Exception {
        SinkPlan plan = plan(schema, "leased");
        try (SinkHarness first = SinkHarness.open(plan)) {
            assertThatThrownBy(() -> SinkHarness.openOther(plan)).satisfies(refusal -> {
                assertThat(refusal)
                        .hasMessageContaining(
                                "ALREADY_RUNNING(sink " + plan.names().sink() + ")");
                assertThat(ThrowableClassifier.getThrowableType(refusal)).isEqualTo(ThrowableType.NonRecoverableError);
            });
            first.write(record(1, "id", 1)).checkpoint(1);
        }

        assertThat(schema.rows("SELECT id FROM orders")).containsExactly("1");
    }

    @Test
    void nextJobFollowsAtOnceWhenTheFirstHasEnded(TestSchema schema) throws Exception {
        SinkPlan plan = plan(schema, "followed");
        try (SinkHarness first = SinkHarness.open(plan)) {
            first.write(record(1, "id", 1)).checkpoint(1);
        }
        try (SinkHarness next = SinkHarness.openOther(plan)) {
            next.write(record(2, "id", 2)).checkpoint(2);
        }

        assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
    }

    @Test
    void nextJobWaitsForTheConnectionsOfAKilledOne(TestSchema schema) throws Exception {
        SinkPlan plan = plan(schema, "killed");
        SinkHarness killed = SinkHarness.open(plan);
        CompletableFuture<SinkHarness> next = CompletableFuture.supplyAsync(() -> openOther(plan));
        assertThatThrownBy(() -> next.get(1, TimeUnit.SECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        killed.close();

        try (SinkHarness open = next.get(10, TimeUnit.SECONDS)) {
            assertThatCode(() -> open.write(record(1, "id", 1)).checkpoint(1)).doesNotThrowAnyException();
        }
    }

    @Test
    void allTasksAndAttemptsOfAJobShareTheLease(TestSchema schema) throws Exception {
        SinkPlan plan = plan(schema, "shared");
        try (SinkHarness frozen = SinkHarness.open(plan, 2, 0, null, -1);
                SinkHarness sibling = SinkHarness.open(plan, 2, 1, null, -1);
                SinkHarness successor = SinkHarness.open(plan, 2, 0, null, -1)) {
            sibling.write(record(1, "id", 1)).checkpoint(1);
            successor.write(record(2, "id", 2)).checkpoint(1);

            assertThat(schema.rows("SELECT id FROM orders ORDER BY id")).containsExactly("1", "2");
            assertThat(frozen.letters()).isEmpty();
        }
    }

    private static SinkPlan plan(TestSchema schema, String sink) {
        schema.execute("CREATE TABLE " + schema.name() + ".orders (id bigint PRIMARY KEY)");
        SinkPlan plan = SinkHarness.append(schema, "orders");
        return new SinkPlan(
                plan.connection(),
                plan.table(),
                plan.mode(),
                plan.ledger(),
                plan.patience(),
                plan.batchSize(),
                plan.flushEvery(),
                new SinkPlan.Names("default/" + sink, "default/" + sink + "/sink", "sink"));
    }

    private static SinkHarness openOther(SinkPlan plan) {
        try {
            return SinkHarness.openOther(plan);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
