package io.weir.flink.operator;

import io.weir.flink.keys.FingerprintTables;
import io.weir.record.Fingerprint;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;

/**
 * What checkpoints of format 0.1 remember: for each fingerprint an array of numbers, each followed by the event time until
 * which it is remembered. It moves into the tables when such a checkpoint is restored.
 */
final class EarlierMemory {
    private static final String STATE = "memory";

    private EarlierMemory() {}

    static void moveTo(FingerprintTables tables, KeyedStateBackend<Fingerprint> backend, long now) throws Exception {
        // a list: the state changes below
        List<Fingerprint> keys = backend.getKeys(STATE, VoidNamespace.INSTANCE).toList();
        if (keys.isEmpty()) {
            return;
        }
        ValueState<long[]> state = backend.getPartitionedState(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                new ValueStateDescriptor<>(STATE, PrimitiveArrayTypeInfo.LONG_PRIMITIVE_ARRAY_TYPE_INFO));
        for (Fingerprint key : keys) {
            backend.setCurrentKey(key);
            long[] flat = state.value();
            state.clear();
            tables.select(key, now);
            for (int i = 0; flat != null && i < flat.length; i += 2) {
                tables.add(flat[i], flat[i + 1]);
            }
        }
    }
}
