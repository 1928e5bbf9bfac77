package io.weir.flink.lower;

import io.weir.flink.operator.DecodeFunction;
import io.weir.flink.operator.Outputs;
import io.weir.flink.operator.PartitionWatermarks;
import io.weir.flink.operator.Stage;
import io.weir.flink.operator.StepsFunction;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.Apply;
import io.weir.plan.EventTime;
import io.weir.plan.JobPlan.Placed;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.RecordDecoder;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Stateless steps: one operator, which also decodes when it stands behind a source. */
final class ApplyLowering {
    private ApplyLowering() {}

    static Wiring lower(Apply apply, Placed placed, Wiring wiring) {
        boolean along = wiring.lettersGoAlong(placed);
        Optional<DataStream<SourceRecord>> source = wiring.source(apply.input());
        SingleOutputStreamOperator<FlowRecord> records = source.isPresent()
                ? source.get().process(decoding(apply, wiring, along), RecordTypes.FLOW_RECORD)
                : wiring.output(apply.input())
                        .process(new StepsFunction(apply.bound(), wiring.sinks(), along), RecordTypes.FLOW_RECORD);
        records.uid(placed.uid().text()).name(placed.label()).setParallelism(placed.parallelism());
        if (!along) {
            wiring.deadLetters(records.getSideOutput(Outputs.DEAD_LETTERS));
        }
        return wiring.output(apply.id(), source.isPresent() ? timed(records, placed, wiring) : records);
    }

    private static DecodeFunction decoding(Apply apply, Wiring wiring, boolean lettersGoAlong) {
        RecordDecoder decoder = wiring.plan().plan().eventTime().decoder();
        return new DecodeFunction(apply.bound(), decoder, new Stage(apply.id().text(), wiring.sinks()), lettersGoAlong);
    }

    /** Watermarks from a field can be made only here; the source made the others. */
    private static DataStream<FlowRecord> timed(DataStream<FlowRecord> records, Placed placed, Wiring wiring) {
        EventTime time = wiring.plan().plan().eventTime();
        if (time.field().isEmpty()) {
            return records;
        }
        return records.assignTimestampsAndWatermarks(
                        PartitionWatermarks.strategy(time.outOfOrderness(), time.idleAfter()))
                .uid(placed.uid().part("event-time"))
                .name("event time " + time.field().get())
                .setParallelism(placed.parallelism());
    }
}
