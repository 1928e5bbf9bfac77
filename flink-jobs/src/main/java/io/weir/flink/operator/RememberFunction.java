package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.flink.row.KeyedRecord;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.udf.Keyed;
import io.weir.udf.KeyedFunction;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
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
 * <p>How far event time has come is part of the checkpoint. Flink's own watermark begins anew after a restart; what has been
 * forgotten before would then count as never seen, and a late repetition would pass.
 *
 * @param <O> the options of the keyed transformation
 */
public final class RememberFunction<O extends Record> extends KeyedProcessFunction<Fingerprint, KeyedRecord, FlowRecord>
        implements CheckpointedFunction {
    private static final long serialVersionUID = 1L;
    private static final String STATE = "memory";
    private static final String TIME_STATE = "event-time";

    private final Keyed<O> transform;
    private final O options;
    private final Stage stage;
    private transient @Nullable KeyedFunction function;
    private transient @Nullable ValueState<long[]> memory;
    private transient @Nullable Fates fates;
    private transient @Nullable ListState<Long> savedTime;
    private transient @Nullable TimerService timers;
    private transient long reached;

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
        // every task hears of all: keys may come from any of them
        savedTime = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>(TIME_STATE, LongSerializer.INSTANCE));
        reached = Long.MIN_VALUE;
        for (long before : requireNonNull(savedTime).get()) {
            reached = Math.max(reached, before);
        }
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        requireNonNull(fates).snapshot();
        TimerService running = timers;
        if (running != null) {
            now(running);
        }
        requireNonNull(savedTime).update(List.of(reached));
    }

    @Override
    public void open(OpenContext context) {
        function = transform.open(options);
    }

    @Override
    public void processElement(KeyedRecord keyed, Context context, Collector<FlowRecord> out) throws Exception {
        FlowRecord record = keyed.record();
        TimerService time = context.timerService();
        timers = time;
        long now = now(time);
        KeyMemory key = KeyMemory.read(requireNonNull(memory), now);
        KeyedFunction.Decision decision = requireNonNull(function).decide(record, key, now);
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
        now(context.timerService());
        KeyMemory.read(requireNonNull(memory), timestamp).save(context.timerService());
    }

    /** The watermark, or the one before the last restart while that is higher. The end of all input is no time. */
    private long now(TimerService time) {
        long watermark = time.currentWatermark();
        if (watermark == Long.MAX_VALUE) {
            return watermark;
        }
        reached = Math.max(reached, watermark);
        return reached;
    }
}
