package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.BoundStep;
import io.weir.udf.RecordDecoder;
import io.weir.udf.fold.RecordSteps;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The first operator of a flow: counts what came in, decodes it, and applies the stateless steps that follow, without a tree where
 * none is needed.
 */
public final class DecodeFunction extends ProcessFunction<SourceRecord, FlowRecord> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final ArrayList<BoundStep<?>> steps;
    private final RecordDecoder decoder;
    private final Stage stage;
    private final boolean lettersGoAlong;
    private transient @Nullable Fates fates;
    private transient @Nullable RecordSteps run;
    private transient @Nullable StepReport report;

    /**
     * Decodes at the stage; dead letters of the steps name the step as their stage.
     *
     * @param lettersGoAlong whether dead letters leave among the records, for the next operator of the chain, and not by
     *     {@link Outputs#DEAD_LETTERS}
     */
    public DecodeFunction(List<BoundStep<?>> steps, RecordDecoder decoder, Stage stage, boolean lettersGoAlong) {
        this.steps = new ArrayList<>(steps);
        this.decoder = decoder;
        this.stage = stage;
        this.lettersGoAlong = lettersGoAlong;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
        run = RecordSteps.open(stage.name(), decoder, steps);
        report = new StepReport(fates, stage.sinks(), lettersGoAlong);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        requireNonNull(fates).snapshot();
    }

    @Override
    public void processElement(SourceRecord source, Context context, Collector<FlowRecord> out) {
        requireNonNull(fates).add(Fate.IN);
        StepReport outcome = requireNonNull(report).on(source, FlowRecord.MAIN, context, out);
        requireNonNull(run).apply(source, outcome);
    }
}
