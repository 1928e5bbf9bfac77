package io.weir.flink;

import io.weir.component.Delivery;
import io.weir.flink.operator.CountOutFunction;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.Write;
import io.weir.record.FlowRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a sink knows of the job around it.
 *
 * @param placed its node: uid, label, parallelism; further operators of the sink take {@code uid.part(…)}
 * @param role a record that the errors sink refuses fails the job
 */
public record SinkContext(FlowIdentity flow, JobPlan.Placed placed, Delivery delivery, Write.Role role) {
    /**
     * The records, counted as {@code out} where they pass; for sinks without an operator of their own in front. Records
     * of the errors sink are not counted: as dead letters they are already.
     */
    public DataStream<FlowRecord> counted(DataStream<FlowRecord> records) {
        if (role == Write.Role.ERRORS) {
            return records;
        }
        return records.process(new CountOutFunction(), RecordTypes.FLOW_RECORD)
                .uid(placed.uid().part("count"))
                .name("count")
                .setParallelism(placed.parallelism());
    }
}
