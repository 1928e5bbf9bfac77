package io.weir.udf;

import io.weir.record.Fingerprint;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/** The memories of all keys of one keyed step, on the heap: for trials and tests. Used by one thread. */
public final class RememberedKeys {
    private final Map<Fingerprint, TreeMap<Long, Long>> forgetTimes = new HashMap<>();

    /** What is remembered of a key at this watermark; what it has passed is forgotten for good. */
    public KeyedFunction.Memory of(Fingerprint key, long watermark) {
        TreeMap<Long, Long> numbers = forgetTimes.computeIfAbsent(key, absent -> new TreeMap<>());
        numbers.values().removeIf(forgetAt -> forgetAt <= watermark);
        return new KeyedFunction.Memory() {
            @Override
            public boolean holds(long first, long last) {
                Long next = numbers.ceilingKey(first);
                return next != null && next <= last;
            }

            @Override
            public void remember(long value, long forgetAt) {
                numbers.merge(value, forgetAt, Math::max);
            }
        };
    }

    /** Forgets everything that the watermark has passed, of all keys. */
    public void forget(long watermark) {
        Iterator<TreeMap<Long, Long>> keys = forgetTimes.values().iterator();
        while (keys.hasNext()) {
            TreeMap<Long, Long> numbers = keys.next();
            numbers.values().removeIf(forgetAt -> forgetAt <= watermark);
            if (numbers.isEmpty()) {
                keys.remove();
            }
        }
    }

    /** How many numbers are remembered. */
    public long size() {
        return forgetTimes.values().stream().mapToLong(TreeMap::size).sum();
    }
}
