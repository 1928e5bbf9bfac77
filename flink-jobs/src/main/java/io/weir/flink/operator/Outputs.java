package io.weir.flink.operator;

import io.weir.flink.row.RecordTypes;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import org.apache.flink.util.OutputTag;

/** The side outputs of operators. */
public final class Outputs {
    /** Records that cannot go on; every operator that can refuse a record has this output. */
    public static final OutputTag<DeadLetter> DEAD_LETTERS = new OutputTag<>("dead-letters", RecordTypes.DEAD_LETTER);

    private Outputs() {}

    /** Records that a router sent to the route of that index. */
    public static OutputTag<FlowRecord> route(int index) {
        return new OutputTag<>("route-" + index, RecordTypes.FLOW_RECORD);
    }
}
