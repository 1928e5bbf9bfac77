package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.udf.BoundStep;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The first operator of a flow: counts what came in, decodes it, and applies the stateless steps that follow.
 */
public final class DecodeFunction extends ProcessFunction<SourceRecord, FlowRecord> implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final ArrayList<BoundStep<?>> steps;
    private final RecordDecoder decoder;
    private final Stage stage;
    private transient @Nullable Fates fates;
    private transient @Nullable StepRun run;

    /** Decodes at the stage; dead letters of the steps name the step as their stage. */
    public DecodeFunction(List<BoundStep<?>> steps, RecordDecoder decoder, Stage stage) {
        this.steps = new ArrayList<>(steps);
        this.decoder = decoder;
        this.stage = stage;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
        run = new StepRun(steps, fates);
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        requireNonNull(fates).snapshot();
    }

    @Override
    public void processElement(SourceRecord source, Context context, Collector<FlowRecord> out) {
        requireNonNull(fates).add(Fate.IN);
        FlowRecord record;
        try {
            record = decoder.decode(source);
        } catch (RecordRejected why) {
            requireNonNull(fates).deadLettered(1);
            refuse(FlowRecord.of(source, Value.Null.NULL), stage, why, context);
            return;
        }
        requireNonNull(run)
                .apply(
                        record,
                        out::collect,
                        (refused, step, why) -> refuse(refused, new Stage(step, stage.sinks()), why, context));
    }

    private static void refuse(FlowRecord record, Stage stage, RecordRejected why, Context context) {
        context.output(
                Outputs.DEAD_LETTERS,
                stage.refuse(record, why, context.timerService().currentProcessingTime()));
    }
}
