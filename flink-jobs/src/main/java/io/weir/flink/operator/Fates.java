package io.weir.flink.operator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The fates of the records that one task of one operator decided. The counts are part of the operator's checkpoint, so
 * they are exact across restarts; their sum survives a change of parallelism. They show as metrics in group
 * {@code weir} and as accumulators {@code weir.in}, {@code weir.out} … of the job's result.
 *
 * <p>Not serializable: an operator makes one in {@code initializeState} and holds it in a transient field. It is used from
 * the task's thread only.
 */
public final class Fates {
    private static final String STATE = "weir-fates";

    private final ListState<long[]> state;
    private final Map<Fate, Tally> tallies;

    private Fates(ListState<long[]> state, Map<Fate, Tally> tallies) {
        this.state = state;
        this.tallies = tallies;
    }

    /** The counts of this task, going on from the checkpoint if there is one. Call it once, in {@code initializeState}. */
    public static Fates open(OperatorStateStore store, RuntimeContext context) throws Exception {
        ListState<long[]> state = store.getListState(
                new ListStateDescriptor<>(STATE, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        MetricGroup group = context.getMetricGroup().addGroup("weir");
        Map<Fate, Tally> tallies = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.STATE_ORDER) {
            tallies.put(fate, new Tally(group.counter(fate.label()), context.getLongCounter(fate.accumulator())));
        }
        Fates fates = new Fates(state, tallies);
        fates.restore();
        return fates;
    }

    /** Writes the counts into the checkpoint; call it in {@code snapshotState}. */
    public void snapshot() throws Exception {
        long[] counts = new long[Fate.STATE_ORDER.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = count(Fate.STATE_ORDER.get(i));
        }
        state.update(List.of(counts));
    }

    /** Counts one record. */
    public void add(Fate fate) {
        add(fate, 1);
    }

    /** Counts records. */
    public void add(Fate fate, long records) {
        tally(fate).add(records);
    }

    /** Counts records that a sink has taken over. */
    public void out(long records) {
        add(Fate.OUT, records);
    }

    /** Counts records that leave as dead letters. */
    public void deadLettered(long records) {
        add(Fate.DEAD_LETTERED, records);
    }

    /** How many so far, in this task, restarts included. */
    public long count(Fate fate) {
        return tally(fate).metric().getCount();
    }

    // one element per task that wrote the checkpoint; Flink deals them out when the parallelism changes
    private void restore() throws Exception {
        for (long[] counts : state.get()) {
            for (int i = 0; i < Math.min(counts.length, Fate.STATE_ORDER.size()); i++) {
                add(Fate.STATE_ORDER.get(i), counts[i]);
            }
        }
    }

    private Tally tally(Fate fate) {
        Tally tally = tallies.get(fate);
        if (tally == null) {
            throw new IllegalArgumentException("not a fate that is kept: " + fate);
        }
        return tally;
    }

    private record Tally(Counter metric, LongCounter accumulator) {
        void add(long records) {
            metric.inc(records);
            accumulator.add(records);
        }
    }
}
