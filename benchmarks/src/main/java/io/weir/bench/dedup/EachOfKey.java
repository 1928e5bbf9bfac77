package io.weir.bench.dedup;

import io.weir.record.FlowRecord;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Lets all records pass: what the way to the memory costs, without one. */
final class EachOfKey extends KeyedProcessFunction<String, FlowRecord, FlowRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(FlowRecord record, Context context, Collector<FlowRecord> out) {
        out.collect(record);
    }
}
