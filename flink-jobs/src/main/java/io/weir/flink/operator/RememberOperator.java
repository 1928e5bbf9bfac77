package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.flink.keys.FingerprintTables;
import io.weir.flink.row.KeyedRecord;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.udf.Keyed;
import io.weir.udf.KeyedFunction;
import java.util.List;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Runs a keyed transformation. What it remembers of a key are numbers, each until an event time.
 *
 * <p>How far event time has come is part of the checkpoint. Flink's own watermark begins anew after a restart; what has been
 * forgotten before would then count as never seen, and a late repetition would pass.
 *
 * @param <O> the options of the keyed transformation
 */
public final class RememberOperator<O extends Record> extends AbstractStreamOperator<FlowRecord>
        implements OneInputStreamOperator<KeyedRecord, FlowRecord>, Triggerable<Fingerprint, VoidNamespace> {
    private static final long serialVersionUID = 1L;
    private static final String TIME_STATE = "event-time";
    private static final String TIMERS = "user-timers";

    private final Keyed<O> transform;
    private final O options;
    private final Stage stage;
    private transient @Nullable KeyedFunction function;
    private transient @Nullable Memories memories;
    private transient @Nullable Fates fates;
    private transient @Nullable ListState<Long> savedTime;
    private transient long watermark;
    private transient long reached;

    /** Runs the transformation with its options. */
    public RememberOperator(Keyed<O> transform, O options, Stage stage) {
        this.transform = transform;
        this.options = options;
        this.stage = stage;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
        // every task hears of all: keys may come from any of them
        ListState<Long> times = context.getOperatorStateStore()
                .getUnionListState(new ListStateDescriptor<>(TIME_STATE, LongSerializer.INSTANCE));
        savedTime = times;
        watermark = Long.MIN_VALUE;
        reached = Long.MIN_VALUE;
        for (long before : times.get()) {
            reached = Math.max(reached, before);
        }
        function = transform.open(options);
        memories = transform.wholeKeys(options) ? wholeKeys() : fingerprints(context.isRestored());
    }

    private Memories wholeKeys() throws Exception {
        return new WholeKeyMemory(getKeyedStateBackend(), requireNonNull(function), timers());
    }

    private Memories fingerprints(boolean restored) throws Exception {
        TaskInfo task = getRuntimeContext().getTaskInfo();
        int all = task.getMaxNumberOfParallelSubtasks();
        KeyGroupRange range = KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
                all, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
        KeyedStateBackend<Fingerprint> backend = getKeyedStateBackend();
        FingerprintTables tables = FingerprintTables.open(backend, range, all);
        if (restored) {
            EarlierMemory.moveTo(tables, backend, reached);
            timers(); // those that it has left go when their time comes
        }
        return new KeyMemory(tables);
    }

    private InternalTimerService<VoidNamespace> timers() {
        return getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        requireNonNull(fates).snapshot();
        requireNonNull(memories).save();
        requireNonNull(savedTime).update(List.of(reached));
    }

    // memories turn to their key themselves, where that takes state at all
    @Override
    public void setKeyContextElement(StreamRecord<KeyedRecord> element) {}

    @Override
    public void processElement(StreamRecord<KeyedRecord> element) throws Exception {
        KeyedRecord keyed = element.getValue();
        FlowRecord record = keyed.record();
        long now = now();
        KeyedFunction.Memory memory = requireNonNull(memories).of(keyed, now);
        switch (requireNonNull(function).decide(record, memory, now)) {
            case PASS -> output.collect(element.replace(record));
            case DUPLICATE -> requireNonNull(fates).add(Fate.DEDUPLICATED);
            case LATE -> {
                requireNonNull(fates).add(Fate.LATE);
                String message = "the record's event time is before all that is remembered";
                long time = getProcessingTimeService().getCurrentProcessingTime();
                output.collect(
                        Outputs.DEAD_LETTERS,
                        new StreamRecord<>(stage.refuse(record, "late", message, time), element.getTimestamp()));
            }
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        watermark = mark.getTimestamp();
        if (watermark != Long.MAX_VALUE) {
            reached = Math.max(reached, watermark);
        }
        requireNonNull(memories).forget(now());
        super.processWatermark(mark);
    }

    @Override
    public void onEventTime(InternalTimer<Fingerprint, VoidNamespace> timer) throws Exception {
        requireNonNull(memories).wake(timer.getTimestamp());
    }

    @Override
    public void onProcessingTime(InternalTimer<Fingerprint, VoidNamespace> timer) {}

    /** The watermark, or the one before the last restart while that is higher. The end of all input is no time. */
    private long now() {
        return watermark == Long.MAX_VALUE ? watermark : reached;
    }
}
