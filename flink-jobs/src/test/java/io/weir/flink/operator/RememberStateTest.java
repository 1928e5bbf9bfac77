package io.weir.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.flink.row.KeyedRecord;
import io.weir.flink.row.RecordTypes;
import io.weir.flink.testing.Records;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.udf.KeyedFunction;
import io.weir.udf.RecordRejected;
import io.weir.udf.RememberedKeys;
import io.weir.udf.builtin.Deduplicate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a deduplication remembers outlives checkpoints, other parallelisms and both state backends without a difference. */
// closing a test harness may be interrupted, says the compiler; a test has nobody to tell
@SuppressWarnings("try")
class RememberStateTest {
    private static final long WITHIN = 1_000;

    enum Backend {
        HEAP,
        ROCKSDB;

        StateBackend open() {
            return this == HEAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend(true);
        }
    }

    @ParameterizedTest
    @CsvSource({"HEAP,false", "ROCKSDB,false", "HEAP,true", "ROCKSDB,true"})
    void decidesAsOneTaskThatNeverEndsAcrossParallelisms(Backend backend, boolean wholeKeys) throws Exception {
        Random random = new Random(7);
        Oracle oracle = new Oracle();
        List<String> seen = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        OperatorSubtaskState state = null;
        int before = 0;
        long watermark = Long.MIN_VALUE;
        for (int parallelism : new int[] {2, 4, 1, 3, 1}) {
            Tasks tasks = new Tasks(backend, wholeKeys, parallelism);
            tasks.start(state, before);
            for (int step = 0; step < 400; step++) {
                long time = oracle.clock - random.nextInt((int) (3 * WITHIN)) + random.nextInt((int) WITHIN);
                KeyedRecord record = record(random.nextInt(40), random.nextInt(50) == 0 ? Long.MIN_VALUE : time);
                expected.add(oracle.decide(record, watermark));
                seen.add(tasks.decide(record));
                oracle.clock += random.nextInt(20);
                if (random.nextInt(10) == 0) {
                    watermark = Math.max(watermark, oracle.clock - random.nextInt(500));
                    tasks.watermark(watermark);
                }
                if (random.nextInt(100) == 0) {
                    tasks.snapshot(step);
                }
            }
            state = tasks.stop();
            before = parallelism;
        }
        assertThat(seen).isEqualTo(expected).contains("PASS", "DUPLICATE", "LATE");
    }

    @ParameterizedTest
    @EnumSource(Backend.class)
    void aCheckpointInTheBackgroundHasWhatWasThereWhenItBegan(Backend backend) throws Exception {
        OperatorSubtaskState checkpoint;
        try (var task = task(backend, false, 1, 0)) {
            task.open();
            for (int key = 0; key < 500; key++) {
                task.processElement(record(key, 5_000), 0);
            }
            var writing = task.getOneInputOperator()
                    .snapshotState(
                            1,
                            1,
                            CheckpointOptions.forCheckpointWithDefaultLocation(),
                            new MemCheckpointStreamFactory(1 << 20));
            for (int key = 500; key < 1_000; key++) {
                task.processElement(record(key, 5_000), 0);
            }
            checkpoint = OperatorSnapshotFinalizer.create(writing).getJobManagerOwnedState();
            assertThat(task.extractOutputValues()).hasSize(1_000);
        }

        try (var task = task(backend, false, 1, 0)) {
            task.initializeState(checkpoint);
            task.open();
            for (int key = 0; key < 1_000; key++) {
                task.processElement(record(key, 5_000), 0);
            }
            assertThat(task.extractOutputValues()).hasSize(500);
        }
    }

    @Test
    void anIncrementalCheckpointCarriesNewKeysOnly() throws Exception {
        int many = 50_000;
        try (var task = task(Backend.ROCKSDB, false, 1, 0)) {
            task.open();
            for (int key = 0; key < many; key++) {
                task.processElement(record(key, 5_000), 0);
            }
            long first = size(task.snapshot(1, 1));
            task.notifyOfCompletedCheckpoint(1);
            for (int key = many; key < many + 500; key++) {
                task.processElement(record(key, 5_000), 0);
            }
            long second = size(task.snapshot(2, 2));

            assertThat(first).isBetween(16L * many, 20L * many);
            assertThat(second).isLessThan(first / 10);
        }
    }

    private static long size(OperatorSubtaskState state) {
        return state.getManagedKeyedState().stream()
                .mapToLong(handle -> handle.getCheckpointedSize())
                .sum();
    }

    @Test
    void stateMovesFromOneBackendToTheOtherInACanonicalSavepoint() throws Exception {
        for (Backend from : Backend.values()) {
            OperatorSubtaskState savepoint;
            try (var task = task(from, false, 1, 0)) {
                task.open();
                task.processElement(record(1, 5_000), 0);
                task.snapshot(1, 1);
                task.processElement(record(2, 5_000), 0);
                savepoint = task.snapshotWithLocalState(2, 2, SavepointType.savepoint(SavepointFormatType.CANONICAL))
                        .getJobManagerOwnedState();
            }
            Backend to = from == Backend.HEAP ? Backend.ROCKSDB : Backend.HEAP;
            try (var task = task(to, false, 1, 0)) {
                task.initializeState(savepoint);
                task.open();
                task.processElement(record(1, 5_000), 0);
                task.processElement(record(2, 5_000), 0);
                task.processElement(record(3, 5_000), 0);
                assertThat(task.extractOutputValues()).as("from %s", from).hasSize(1);
            }
        }
    }

    private static KeyedRecord record(int key, long time) {
        FlowRecord record = Records.flow("{\"id\":" + key + "}").withEventTime(time);
        return new KeyedRecord(Oracle.key(record), record);
    }

    private static Deduplicate.Options options(boolean wholeKeys) {
        return new Deduplicate.Options(List.of(Path.of("id")), Duration.ofMillis(WITHIN), wholeKeys);
    }

    private static KeyedOneInputStreamOperatorTestHarness<Fingerprint, KeyedRecord, FlowRecord> task(
            Backend backend, boolean wholeKeys, int parallelism, int index) throws Exception {
        var task = new KeyedOneInputStreamOperatorTestHarness<>(
                new RememberOperator<>(
                        new Deduplicate(), options(wholeKeys), new Stage("once", new SinkNames("sink", List.of()))),
                KeyedRecord::key,
                RecordTypes.FINGERPRINT,
                Records.MAX_PARALLELISM,
                parallelism,
                index);
        task.setStateBackend(backend.open());
        return task;
    }

    /** Remembers everything, in one place. */
    private static final class Oracle {
        private static final KeyedFunction FUNCTION = new Deduplicate().open(options(false));
        private final RememberedKeys keys = new RememberedKeys();
        private long clock = 10_000;

        String decide(KeyedRecord record, long watermark) {
            return FUNCTION.decide(record.record(), keys.of(record.key(), watermark), watermark)
                    .name();
        }

        static Fingerprint key(FlowRecord record) {
            try {
                return FUNCTION.key(record);
            } catch (RecordRejected e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    /** The tasks of one attempt. */
    private static final class Tasks {
        private final List<KeyedOneInputStreamOperatorTestHarness<Fingerprint, KeyedRecord, FlowRecord>> tasks =
                new ArrayList<>();

        Tasks(Backend backend, boolean wholeKeys, int parallelism) throws Exception {
            for (int index = 0; index < parallelism; index++) {
                tasks.add(task(backend, wholeKeys, parallelism, index));
            }
        }

        void start(@Nullable OperatorSubtaskState state, int before) throws Exception {
            for (int index = 0; index < tasks.size(); index++) {
                if (state != null) {
                    tasks.get(index)
                            .initializeState(AbstractStreamOperatorTestHarness.repartitionOperatorState(
                                    state, Records.MAX_PARALLELISM, before, tasks.size(), index));
                }
                tasks.get(index).open();
            }
        }

        String decide(KeyedRecord record) throws Exception {
            int index = KeyGroupRangeAssignment.assignKeyToParallelOperator(
                    record.key(), Records.MAX_PARALLELISM, tasks.size());
            var task = tasks.get(index);
            int passed = task.extractOutputValues().size();
            int late = late(task);
            task.processElement(record, 0);
            return task.extractOutputValues().size() > passed ? "PASS" : late(task) > late ? "LATE" : "DUPLICATE";
        }

        private static int late(KeyedOneInputStreamOperatorTestHarness<?, ?, ?> task) {
            var letters = task.getSideOutput(Outputs.DEAD_LETTERS);
            return letters == null ? 0 : letters.size();
        }

        void watermark(long time) throws Exception {
            for (var task : tasks) {
                task.processWatermark(time);
            }
        }

        void snapshot(long id) throws Exception {
            for (var task : tasks) {
                task.snapshot(id, id);
            }
        }

        OperatorSubtaskState stop() throws Exception {
            List<OperatorSubtaskState> states = new ArrayList<>();
            for (var task : tasks) {
                states.add(task.snapshot(1_000, 1_000));
            }
            for (var task : tasks) {
                task.close();
            }
            return AbstractStreamOperatorTestHarness.repackageState(states.toArray(OperatorSubtaskState[]::new));
        }
    }
}
