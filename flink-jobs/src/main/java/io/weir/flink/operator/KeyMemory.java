package io.weir.flink.operator;

import io.weir.udf.KeyedFunction;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;

/**
 * What is remembered of the current key: numbers, each with the event time at which it is forgotten, flat in one array.
 * Read once and written once per record.
 */
final class KeyMemory implements KeyedFunction.Memory {
    private final ValueState<long[]> state;
    private final long watermark;
    private final List<Entry> entries = new ArrayList<>(1);
    private boolean changed;

    private KeyMemory(ValueState<long[]> state, long watermark) {
        this.state = state;
        this.watermark = watermark;
    }

    /** The memory of the state's current key, without what the watermark has passed. */
    static KeyMemory read(ValueState<long[]> state, long watermark) throws IOException {
        KeyMemory memory = new KeyMemory(state, watermark);
        long[] flat = state.value();
        for (int i = 0; flat != null && i < flat.length; i += 2) {
            Entry entry = new Entry(flat[i], flat[i + 1]);
            if (entry.forgetAt() > watermark) {
                memory.entries.add(entry);
            } else {
                memory.changed = true;
            }
        }
        return memory;
    }

    @Override
    public Iterable<Long> recall() {
        return entries.stream().map(Entry::value).toList();
    }

    @Override
    public void remember(long value, long forgetAt) {
        if (forgetAt <= watermark) {
            return;
        }
        boolean known = entries.stream().anyMatch(e -> e.value() == value && e.forgetAt() >= forgetAt);
        if (!known) {
            entries.removeIf(e -> e.value() == value);
            entries.add(new Entry(value, forgetAt));
            changed = true;
        }
    }

    /** Writes what has changed, with timers for what is to be forgotten. */
    void save(TimerService time) throws IOException {
        if (!changed) {
            return;
        }
        if (entries.isEmpty()) {
            state.clear();
            return;
        }
        long[] flat = new long[entries.size() * 2];
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            flat[2 * i] = entry.value();
            flat[2 * i + 1] = entry.forgetAt();
            time.registerEventTimeTimer(entry.forgetAt());
        }
        state.update(flat);
    }

    private record Entry(long value, long forgetAt) {}
}
