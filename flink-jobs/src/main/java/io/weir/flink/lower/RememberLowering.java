package io.weir.flink.lower;

import io.weir.flink.operator.KeyFunction;
import io.weir.flink.operator.Outputs;
import io.weir.flink.operator.RememberOperator;
import io.weir.flink.operator.Stage;
import io.weir.flink.row.KeyedRecord;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.JobPlan.Placed;
import io.weir.plan.Remember;
import io.weir.record.FlowRecord;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** A keyed step: one operator that computes keys, a shuffle by key, and one operator that remembers. */
final class RememberLowering {
    private RememberLowering() {}

    static Wiring lower(Remember remember, Placed placed, Wiring wiring) {
        return lower(remember, remember.use(), placed, wiring);
    }

    private static <O extends Record> Wiring lower(
            Remember remember, Remember.Use<O> use, Placed placed, Wiring wiring) {
        Stage stage = new Stage(remember.id().text(), wiring.sinks());
        // keys are computed where the records are: as many tasks as before, so that nothing is shuffled twice
        SingleOutputStreamOperator<KeyedRecord> keyed = wiring.output(remember.input())
                .process(new KeyFunction<>(use.transform(), use.options(), stage), RecordTypes.KEYED_RECORD)
                .uid(placed.uid().part("key"))
                .name("key of " + placed.label())
                .setParallelism(wiring.output(remember.input()).getParallelism());
        SingleOutputStreamOperator<FlowRecord> records = keyed.keyBy(KeyedRecord::key, RecordTypes.FINGERPRINT)
                .transform(
                        placed.label(),
                        RecordTypes.FLOW_RECORD,
                        new RememberOperator<>(use.transform(), use.options(), stage))
                .uid(placed.uid().text())
                .name(placed.label())
                .setParallelism(placed.parallelism());
        return wiring.deadLetters(keyed.getSideOutput(Outputs.DEAD_LETTERS))
                .deadLetters(records.getSideOutput(Outputs.DEAD_LETTERS))
                .output(remember.id(), records);
    }
}
