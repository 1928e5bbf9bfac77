package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.flink.row.KeyedRecord;
import io.weir.record.FlowRecord;
import io.weir.udf.Keyed;
import io.weir.udf.KeyedFunction;
import io.weir.udf.RecordRejected;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Computes the key of each record before the shuffle, where a record without one can still leave as a dead letter.
 *
 * @param <O> the options of the keyed transformation
 */
public final class KeyFunction<O extends Record> extends ProcessFunction<FlowRecord, KeyedRecord>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private final Keyed<O> transform;
    private final O options;
    private final Stage stage;
    private transient @Nullable KeyedFunction function;
    private transient @Nullable Fates fates;

    /** Keys records as the transformation says. */
    public KeyFunction(Keyed<O> transform, O options, Stage stage) {
        this.transform = transform;
        this.options = options;
        this.stage = stage;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        requireNonNull(fates).snapshot();
    }

    @Override
    public void open(OpenContext context) {
        function = transform.open(options);
    }

    @Override
    public void processElement(FlowRecord record, Context context, Collector<KeyedRecord> out) {
        try {
            out.collect(new KeyedRecord(requireNonNull(function).key(record), record));
        } catch (RecordRejected rejected) {
            requireNonNull(fates).deadLettered(1);
            context.output(
                    Outputs.DEAD_LETTERS,
                    stage.refuse(record, rejected, context.timerService().currentProcessingTime()));
        }
    }
}
