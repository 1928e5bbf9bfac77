package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.flink.row.KeyedRecord;
import io.weir.record.Fingerprint;
import io.weir.udf.KeyedFunction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers whole keys: under each fingerprint the keys that have it, with their numbers and the event times until which they
 * are remembered, flat in one array. A timer forgets them.
 */
final class WholeKeyMemory implements Memories, KeyedFunction.Memory {
    private static final String STATE = "whole-keys";
    private static final long[] NOTHING = {};

    private final KeyedStateBackend<Fingerprint> backend;
    private final KeyedFunction function;
    private final InternalTimerService<VoidNamespace> timers;
    private final MapState<String, long[]> state;
    private @Nullable String key;
    private long[] numbers = NOTHING;
    private long now;

    WholeKeyMemory(
            KeyedStateBackend<Fingerprint> backend, KeyedFunction function, InternalTimerService<VoidNamespace> timers)
            throws Exception {
        this.backend = backend;
        this.function = function;
        this.timers = timers;
        this.state = backend.getPartitionedState(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                new MapStateDescriptor<>(
                        STATE,
                        StringSerializer.INSTANCE,
                        PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO.createSerializer(null)));
    }

    @Override
    public KeyedFunction.Memory of(KeyedRecord keyed, long time) throws Exception {
        backend.setCurrentKey(keyed.key());
        // one char for each byte
        String whole = new String(function.wholeKey(keyed.record()), StandardCharsets.ISO_8859_1);
        long[] known = state.get(whole);
        key = whole;
        numbers = known == null ? NOTHING : known;
        now = time;
        return this;
    }

    @Override
    public boolean holds(long first, long last) {
        for (int i = 0; i < numbers.length; i += 2) {
            if (numbers[i] >= first && numbers[i] <= last && numbers[i + 1] > now) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void remember(long value, long forgetAt) {
        if (forgetAt <= now) {
            return;
        }
        long[] kept = living(numbers, now);
        long[] more = Arrays.copyOf(kept, kept.length + 2);
        more[kept.length] = value;
        more[kept.length + 1] = forgetAt;
        numbers = more;
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, forgetAt);
        try {
            state.put(requireNonNull(key), more);
        } catch (Exception e) {
            throw new FlinkRuntimeException("a key cannot be remembered", e);
        }
    }

    // timers do it
    @Override
    public void forget(long time) {}

    @Override
    public void wake(long time) throws Exception {
        Iterator<Map.Entry<String, long[]>> keys = state.iterator();
        while (keys.hasNext()) {
            Map.Entry<String, long[]> entry = keys.next();
            long[] living = living(entry.getValue(), time);
            if (living.length == 0) {
                keys.remove();
            } else if (living.length < entry.getValue().length) {
                entry.setValue(living);
            }
        }
    }

    @Override
    public void save() {}

    private static long[] living(long[] numbers, long time) {
        long[] living = new long[numbers.length];
        int count = 0;
        for (int i = 0; i < numbers.length; i += 2) {
            if (numbers[i + 1] > time) {
                living[count++] = numbers[i];
                living[count++] = numbers[i + 1];
            }
        }
        return Arrays.copyOf(living, count);
    }
}
