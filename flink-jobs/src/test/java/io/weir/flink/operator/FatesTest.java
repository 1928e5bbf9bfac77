package io.weir.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.flink.testing.Records;
import io.weir.record.FlowRecord;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

// closing a test harness may be interrupted, says the compiler; a test has nobody to tell
@SuppressWarnings("try")
class FatesTest {
    @Test
    void countsShowAsAccumulators() throws Exception {
        try (var task = task(1, 0)) {
            task.open();
            send(task, 3);

            assertThat(counts(task)).containsEntry(Fate.OUT, 3L).containsEntry(Fate.IN, 0L);
        }
    }

    @Test
    void aRestoredTaskGoesOnCounting() throws Exception {
        OperatorSubtaskState checkpoint = checkpoint(1, 0, 3);

        try (var task = task(1, 0)) {
            task.initializeState(checkpoint);
            task.open();
            send(task, 2);

            assertThat(counts(task)).containsEntry(Fate.OUT, 5L);
        }
    }

    @Test
    void theSumSurvivesFewerAndMoreTasks() throws Exception {
        OperatorSubtaskState three = OneInputStreamOperatorTestHarness.repackageState(
                checkpoint(3, 0, 1), checkpoint(3, 1, 20), checkpoint(3, 2, 300));

        assertThat(sumOver(three, 3, 1)).isEqualTo(321);
        assertThat(sumOver(three, 3, 2)).isEqualTo(321);
        assertThat(sumOver(three, 3, 5)).isEqualTo(321);
    }

    private static long sumOver(OperatorSubtaskState state, int before, int after) throws Exception {
        long sum = 0;
        for (int index = 0; index < after; index++) {
            try (var task = task(after, index)) {
                task.initializeState(OneInputStreamOperatorTestHarness.repartitionOperatorState(
                        state, Records.MAX_PARALLELISM, before, after, index));
                task.open();
                sum += counts(task).getOrDefault(Fate.OUT, 0L);
            }
        }
        return sum;
    }

    private static OperatorSubtaskState checkpoint(int tasks, int index, int records) throws Exception {
        try (var task = task(tasks, index)) {
            task.open();
            send(task, records);
            return task.snapshot(1, 1);
        }
    }

    private static OneInputStreamOperatorTestHarness<FlowRecord, FlowRecord> task(int tasks, int index)
            throws Exception {
        return new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new CountOutFunction()), Records.MAX_PARALLELISM, tasks, index);
    }

    private static void send(OneInputStreamOperatorTestHarness<FlowRecord, FlowRecord> task, int records)
            throws Exception {
        for (int i = 0; i < records; i++) {
            task.processElement(Records.flow("{}"), 0);
        }
    }

    private static Map<Fate, Long> counts(OneInputStreamOperatorTestHarness<FlowRecord, FlowRecord> task) {
        var accumulators = task.getEnvironment().getAccumulatorRegistry().getUserMap();
        Map<Fate, Long> counts = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            LongCounter counter = (LongCounter) accumulators.get(fate.accumulator());
            counts.put(fate, counter == null ? -1 : counter.getLocalValuePrimitive());
        }
        return counts;
    }
}
