package io.weir.flink.operator;

import io.weir.record.FlowRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends each record to the branch of its route: the main output, or the side output of the route's index. */
public final class SplitFunction extends ProcessFunction<FlowRecord, FlowRecord> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<OutputTag<FlowRecord>> routes = new ArrayList<>();

    /** Splits into that many routes beside the main branch. */
    public SplitFunction(int routes) {
        for (int route = 0; route < routes; route++) {
            this.routes.add(Outputs.route(route));
        }
    }

    @Override
    public void processElement(FlowRecord record, Context context, Collector<FlowRecord> out) {
        if (record.route() == FlowRecord.MAIN) {
            out.collect(record);
        } else {
            context.output(routes.get(record.route()), record);
        }
    }

    /** The side outputs, by route. */
    public List<OutputTag<FlowRecord>> routes() {
        return List.copyOf(routes);
    }
}
