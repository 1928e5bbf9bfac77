package io.weir.bench.dedup;

import static java.util.Objects.requireNonNull;

import io.weir.record.FlowRecord;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** How Flink's documentation has it: a flag per key that expires. The clock is the machine's, as TTL knows no other. */
final class FirstOfKey extends KeyedProcessFunction<String, FlowRecord, FlowRecord> {
    static final Duration WITHIN = Duration.ofHours(1);
    private static final long serialVersionUID = 1L;

    private transient @Nullable ValueState<Boolean> seen;

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<Boolean> flag = new ValueStateDescriptor<>("seen", Types.BOOLEAN);
        flag.enableTimeToLive(StateTtlConfig.newBuilder(WITHIN).build());
        seen = getRuntimeContext().getState(flag);
    }

    @Override
    public void processElement(FlowRecord record, Context context, Collector<FlowRecord> out) throws Exception {
        ValueState<Boolean> flag = requireNonNull(seen);
        if (flag.value() == null) {
            flag.update(true);
            out.collect(record);
        }
    }
}
