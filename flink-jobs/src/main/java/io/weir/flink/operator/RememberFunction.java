package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.flink.row.KeyedRecord;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.udf.Keyed;
import io.weir.udf.KeyedFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Runs a keyed transformation. What it remembers of a key are numbers, each until an event time: a timer forgets them then.
 *
 * @param <O> the options of the keyed transformation
 */
public final class RememberFunction<O extends Record> extends KeyedProcessFunction<Fingerprint, KeyedRecord, FlowRecord>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final String STATE = "memory";

    private final Keyed<O> transform;
    private final O options;
    private final Stage stage;
    private transient @Nullable KeyedFunction function;
    private transient @Nullable ValueState<long[]> memory;
    private transient @Nullable Fates fates;

    /** Runs the transformation with its options. */
    public RememberFunction(Keyed<O> transform, O options, Stage stage) {
        this.transform = transform;
        this.options = options;
        this.stage = stage;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
        memory = context.getKeyedStateStore()
                .getState(new ValueStateDescriptor<>(STATE, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
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
    public void processElement(KeyedRecord keyed, Context context, Collector<FlowRecord> out) throws Exception {
        FlowRecord record = keyed.record();
        TimerService time = context.timerService();
        KeyMemory key = KeyMemory.read(requireNonNull(memory), time.currentWatermark());
        KeyedFunction.Decision decision = requireNonNull(function).decide(record, key, time.currentWatermark());
        key.save(time);
        switch (decision) {
            case PASS -> out.collect(record);
            case DUPLICATE -> requireNonNull(fates).add(Fate.DEDUPLICATED);
            case LATE -> {
                requireNonNull(fates).add(Fate.LATE);
                String message = "the record's event time is before all that is remembered";
                context.output(
                        Outputs.DEAD_LETTERS, stage.refuse(record, "late", message, time.currentProcessingTime()));
            }
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<FlowRecord> out) throws Exception {
        KeyMemory.read(requireNonNull(memory), timestamp).save(context.timerService());
    }
}
