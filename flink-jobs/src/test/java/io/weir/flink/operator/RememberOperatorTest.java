package io.weir.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.weir.flink.row.KeyedRecord;
import io.weir.flink.row.RecordTypes;
import io.weir.flink.testing.Records;
import io.weir.flink.testing.ToyMemory;
import io.weir.record.DeadLetter;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

// closing a test harness may be interrupted, says the compiler; a test has nobody to tell
@SuppressWarnings("try")
class RememberOperatorTest {
    private static final Stage STAGE = new Stage("once", new SinkNames("sink", List.of()));

    @Test
    void whatIsRememberedIsADuplicateUntilItsTime() throws Exception {
        try (var task = task()) {
            task.open();
            send(task, "a", 1000);
            send(task, "a", 1001);
            send(task, "b", 1002);
            assertThat(task.extractOutputValues()).hasSize(2);

            task.processWatermark(1000 + ToyMemory.WITHIN);

            send(task, "a", 1000 + ToyMemory.WITHIN);
            send(task, "b", 1000 + ToyMemory.WITHIN);
            assertThat(task.extractOutputValues())
                    .extracting(FlowRecord::eventTime)
                    .containsExactly(1000L, 1002L, 1100L);

            task.processWatermark(1100 + 2 * ToyMemory.WITHIN);
            assertThat(task.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void aKeyTakesNoMoreThanThePlanEstimates() throws Exception {
        int keys = 10_000;
        try (var task = task()) {
            task.open();
            for (int i = 0; i < keys; i++) {
                send(task, "key-" + i, 1000);
            }

            assertThat(task.snapshot(1, 1).getStateSize() / keys).isBetween(16L, 20L);
        }
    }

    @Test
    void lateRecordsLeaveAsDeadLetters() throws Exception {
        try (var task = task()) {
            task.open();
            task.processWatermark(5000);
            send(task, "a", 4000);

            assertThat(task.extractOutputValues()).isEmpty();
            assertThat(task.getSideOutput(Outputs.DEAD_LETTERS))
                    .extracting(StreamRecord::getValue)
                    .extracting(DeadLetter::code, DeadLetter::stage)
                    .containsExactly(tuple("late", "once"));
        }
    }

    @Test
    void memorySurvivesARestoreAndIsStillForgotten() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var task = task()) {
            task.open();
            send(task, "a", 1000);
            checkpoint = task.snapshot(1, 1);
        }

        try (var task = task()) {
            task.initializeState(checkpoint);
            task.open();
            send(task, "a", 1010);
            assertThat(task.extractOutputValues()).isEmpty();

            task.processWatermark(Long.MAX_VALUE);
            assertThat(task.numKeyedStateEntries()).isZero();
        }
    }

    @Test
    void whatWasLateBeforeARestoreIsLateAfterIt() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var task = task()) {
            task.open();
            send(task, "a", 5000);
            task.processWatermark(5000);
            checkpoint = task.snapshot(1, 1);
        }

        try (var task = task()) {
            task.initializeState(checkpoint);
            task.open();
            send(task, "b", 4000);

            assertThat(task.extractOutputValues()).isEmpty();
            assertThat(task.getSideOutput(Outputs.DEAD_LETTERS)).hasSize(1);
        }
    }

    @Test
    void theEndOfInputMakesNothingLateAfterARestore() throws Exception {
        OperatorSubtaskState checkpoint;
        try (var task = task()) {
            task.open();
            send(task, "a", 1000);
            task.processWatermark(Long.MAX_VALUE);
            checkpoint = task.snapshot(1, 1);
        }

        try (var task = task()) {
            task.initializeState(checkpoint);
            task.open();
            send(task, "b", 1001);
            assertThat(task.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void aRecordWithoutKeyNeverReachesTheShuffle() throws Exception {
        KeyFunction<ToyMemory.Options> key = new KeyFunction<>(new ToyMemory(), new ToyMemory.Options(), STAGE);
        try (var task = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(key))) {
            task.open();
            task.processElement(Records.flow("\"a\""), 0);
            task.processElement(Records.flow("17"), 0);

            assertThat(task.extractOutputValues())
                    .extracting(KeyedRecord::key)
                    .containsExactly(ToyMemory.fingerprint("a"));
            assertThat(task.getSideOutput(Outputs.DEAD_LETTERS))
                    .extracting(letter -> letter.getValue().code())
                    .containsExactly("missing-key");
        }
    }

    private static KeyedOneInputStreamOperatorTestHarness<Fingerprint, KeyedRecord, FlowRecord> task()
            throws Exception {
        return new KeyedOneInputStreamOperatorTestHarness<>(
                new RememberOperator<>(new ToyMemory(), new ToyMemory.Options(), STAGE),
                KeyedRecord::key,
                RecordTypes.FINGERPRINT,
                Records.MAX_PARALLELISM,
                1,
                0);
    }

    private static void send(
            KeyedOneInputStreamOperatorTestHarness<Fingerprint, KeyedRecord, FlowRecord> task, String key, long time)
            throws Exception {
        FlowRecord record = Records.flow("\"" + key + "\"").withEventTime(time);
        task.processElement(new KeyedRecord(ToyMemory.fingerprint(key), record), time);
    }
}
