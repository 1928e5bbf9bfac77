package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.record.FlowRecord;
import io.weir.udf.BoundStep;
import io.weir.udf.StepChain;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Applies stateless steps in order, within one operator. */
public final class StepsFunction extends ProcessFunction<FlowRecord, FlowRecord> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final ArrayList<BoundStep<?>> steps;
    private final SinkNames sinks;
    private final boolean lettersGoAlong;
    private transient @Nullable Fates fates;
    private transient @Nullable StepChain chain;
    private transient @Nullable StepReport report;

    /**
     * Applies the steps; dead letters name the step as their stage.
     *
     * @param lettersGoAlong as of {@link DecodeFunction}
     */
    public StepsFunction(List<BoundStep<?>> steps, SinkNames sinks, boolean lettersGoAlong) {
        this.steps = new ArrayList<>(steps);
        this.sinks = sinks;
        this.lettersGoAlong = lettersGoAlong;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
        chain = StepChain.open(steps);
        report = new StepReport(fates, sinks, lettersGoAlong);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        requireNonNull(fates).snapshot();
    }

    @Override
    public void processElement(FlowRecord record, Context context, Collector<FlowRecord> out) {
        requireNonNull(chain).apply(record, requireNonNull(report).on(record.origin(), record.route(), context, out));
    }
}
