package io.weir.flink.lower;

import io.weir.flink.operator.Outputs;
import io.weir.flink.operator.SplitFunction;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.JobPlan.Placed;
import io.weir.plan.Split;
import io.weir.record.FlowRecord;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Routes: one side output per route. */
final class SplitLowering {
    private SplitLowering() {}

    static Wiring lower(Split split, Placed placed, Wiring wiring) {
        SingleOutputStreamOperator<FlowRecord> main = wiring.output(split.input())
                .process(new SplitFunction(split.routes()), RecordTypes.FLOW_RECORD)
                .uid(placed.uid().text())
                .name(placed.label())
                .setParallelism(placed.parallelism());
        wiring.output(split.id(), main);
        for (int route = 0; route < split.routes(); route++) {
            wiring.branch(split.id(), route, main.getSideOutput(Outputs.route(route)));
        }
        return wiring;
    }
}
