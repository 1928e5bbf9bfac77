package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.record.FlowRecord;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Counts what goes into a sink. */
public final class CountOutFunction extends ProcessFunction<FlowRecord, FlowRecord> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private transient @Nullable Fates fates;

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        requireNonNull(fates).snapshot();
    }

    @Override
    public void processElement(FlowRecord record, Context context, Collector<FlowRecord> out) {
        requireNonNull(fates).out(1);
        out.collect(record);
    }
}
