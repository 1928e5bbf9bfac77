package io.weir.flink.operator;

import static java.util.Objects.requireNonNull;

import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.RecordRejected;
import io.weir.udf.StepChain;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Passes on and counts what steps make of one record after the other. One per task: it is turned to each record. */
final class StepReport implements StepChain.Outcome {
    private final Fates fates;
    private final SinkNames sinks;
    private final boolean lettersGoAlong;
    private @Nullable SourceRecord origin;
    private int route;
    private ProcessFunction<?, FlowRecord>.@Nullable Context context;
    private @Nullable Collector<FlowRecord> out;

    /** {@code lettersGoAlong}: dead letters leave among the records, and not by an output of their own. */
    StepReport(Fates fates, SinkNames sinks, boolean lettersGoAlong) {
        this.fates = fates;
        this.sinks = sinks;
        this.lettersGoAlong = lettersGoAlong;
    }

    /** Turns to the next record, as it came in on a route. */
    StepReport on(
            SourceRecord incoming,
            int onRoute,
            ProcessFunction<?, FlowRecord>.Context around,
            Collector<FlowRecord> to) {
        origin = incoming;
        route = onRoute;
        context = around;
        out = to;
        return this;
    }

    @Override
    public void emit(FlowRecord result) {
        requireNonNull(out).collect(result);
    }

    @Override
    public void filtered(long count) {
        fates.add(Fate.FILTERED, count);
    }

    @Override
    public void expanded(long extra) {
        fates.add(Fate.EXPANDED, extra);
    }

    @Override
    public void rejected(String stepId, RecordRejected why) {
        fates.deadLettered(1);
        var around = requireNonNull(context);
        long now = around.timerService().currentProcessingTime();
        DeadLetter letter = new Stage(stepId, sinks).refuse(requireNonNull(origin), route, why, now);
        if (lettersGoAlong) {
            requireNonNull(out).collect(FlowRecord.lost(letter));
        } else {
            around.output(Outputs.DEAD_LETTERS, letter);
        }
    }
}
