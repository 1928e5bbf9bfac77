package io.weir.flink.connector.postgres;

import io.weir.flink.TaskSecrets;
import io.weir.flink.operator.Fate;
import io.weir.flink.row.RecordTypes;
import io.weir.record.Coordinates;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.operators.testutils.MockInputSplitProvider;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** One task of a sink, driven by hand. Closing it without {@link #finish} is what a crash looks like. */
final class SinkHarness implements AutoCloseable {
    private static final int MAX_PARALLELISM = 8;
    private static final JobID JOB = new JobID();
    private final OneInputStreamOperatorTestHarness<FlowRecord, DeadLetter> harness;

    private SinkHarness(OneInputStreamOperatorTestHarness<FlowRecord, DeadLetter> harness) {
        this.harness = harness;
    }

    static SinkHarness open(SinkPlan plan) throws Exception {
        return open(plan, 1, 0, null, -1);
    }

    /** A task of another job of the same flow. */
    static SinkHarness openOther(SinkPlan plan) throws Exception {
        return open(plan, new JobID(), 1, 0, null, -1);
    }

    static SinkHarness open(
            SinkPlan plan, int parallelism, int index, @Nullable OperatorSubtaskState state, long checkpoint)
            throws Exception {
        return open(plan, JOB, parallelism, index, state, checkpoint);
    }

    private static SinkHarness open(
            SinkPlan plan, JobID job, int parallelism, int index, @Nullable OperatorSubtaskState state, long checkpoint)
            throws Exception {
        var environment = new MockEnvironmentBuilder()
                .setTaskName("sink")
                .setManagedMemorySize(3 << 20)
                .setInputSplitProvider(new MockInputSplitProvider())
                .setBufferSize(1024)
                .setMaxParallelism(MAX_PARALLELISM)
                .setParallelism(parallelism)
                .setSubtaskIndex(index)
                .setJobID(job)
                .build();
        var harness = new OneInputStreamOperatorTestHarness<FlowRecord, DeadLetter>(
                new TableOperator(plan, new TaskSecrets("default")), environment);
        harness.setup(RecordTypes.DEAD_LETTER.createSerializer(new SerializerConfigImpl()));
        if (state != null) {
            harness.setRestoredCheckpointId(checkpoint);
            harness.initializeState(state);
        }
        harness.open();
        return new SinkHarness(harness);
    }

    static OperatorSubtaskState deal(OperatorSubtaskState all, int before, int now, int index) {
        return AbstractStreamOperatorTestHarness.repartitionOperatorState(all, MAX_PARALLELISM, before, now, index);
    }

    static OperatorSubtaskState together(OperatorSubtaskState... states) throws Exception {
        return AbstractStreamOperatorTestHarness.repackageState(states);
    }

    static SinkPlan append(TestSchema schema, String table) {
        return plan(schema, table, mode(), true);
    }

    static SinkPlan plan(TestSchema schema, String table, WriteMode mode, boolean ledger) {
        return new SinkPlan(
                schema.connectionString(),
                schema.table(table),
                mode,
                ledger,
                Duration.ofSeconds(20),
                1000,
                Duration.ofSeconds(1),
                new SinkPlan.Names("default/flow", "default/flow/sink", "sink"));
    }

    static WriteMode mode() {
        return new WriteMode(false, false, List.of(), "", "", false, false);
    }

    static WriteMode upsert(String version) {
        return new WriteMode(false, true, List.of(), version, "", false, false);
    }

    static FlowRecord record(long position, Object... fields) {
        return record(position, Operation.INSERT, fields);
    }

    static FlowRecord record(long position, Operation operation, Object... fields) {
        Map<String, Value> struct = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            struct.put((String) fields[i], value(fields[i + 1]));
        }
        SourceRecord origin = new SourceRecord(
                ("record " + position).getBytes(StandardCharsets.UTF_8),
                null,
                List.of(),
                new Coordinates("orders", 0, position),
                1_000L * position,
                operation);
        return FlowRecord.of(origin, new Value.Struct(struct));
    }

    private static Value value(Object plain) {
        if (plain instanceof Value value) {
            return value;
        }
        if (plain instanceof Boolean bool) {
            return new Value.Bool(bool);
        }
        return plain instanceof Number number ? new Value.Numeric(number.toString()) : new Value.Text((String) plain);
    }

    SinkHarness write(FlowRecord... records) throws Exception {
        for (FlowRecord record : records) {
            harness.processElement(record, 0);
        }
        return this;
    }

    OperatorSubtaskState checkpoint(long id) throws Exception {
        OperatorSubtaskState state = snapshot(id);
        harness.notifyOfCompletedCheckpoint(id);
        return state;
    }

    OperatorSubtaskState snapshot(long id) throws Exception {
        harness.prepareSnapshotPreBarrier(id);
        return harness.snapshot(id, id);
    }

    void complete(long id) throws Exception {
        harness.notifyOfCompletedCheckpoint(id);
    }

    void advanceClock(long time) throws Exception {
        harness.setProcessingTime(time);
    }

    void finish() throws Exception {
        harness.endInput();
        harness.getOperator().finish();
    }

    List<DeadLetter> letters() {
        return harness.extractOutputValues();
    }

    /** What the task has counted. */
    long counted(Fate fate) {
        return ((TableOperator) harness.getOneInputOperator())
                .getRuntimeContext()
                .getLongCounter(fate.accumulator())
                .getLocalValuePrimitive();
    }

    @Override
    public void close() {
        try {
            // the harness itself would finish the operator first
            harness.getOneInputOperator().close();
            harness.getEnvironment().close();
        } catch (Exception e) {
            throw new AssertionError("the task does not close", e);
        }
    }
}
