package io.weir.flink.operator;

import io.weir.record.FlowRecord;
import io.weir.udf.BoundStep;
import io.weir.udf.RecordRejected;
import io.weir.udf.StepChain;
import java.util.List;
import java.util.function.Consumer;

/** Sends one record after the other through the steps of an operator, and counts what becomes of it. */
final class StepRun {
    private final StepChain chain;
    private final Fates fates;

    StepRun(List<BoundStep<?>> steps, Fates fates) {
        this.chain = StepChain.open(steps);
        this.fates = fates;
    }

    /** Passes on what becomes of the record; {@code letters} gets the record if a step rejects it. */
    void apply(FlowRecord record, Consumer<FlowRecord> out, Refusals letters) {
        chain.apply(record, new Counted(record, out, letters));
    }

    /** Takes dead letters. */
    interface Refusals {
        void refuse(FlowRecord record, String step, RecordRejected why);
    }

    private final class Counted implements StepChain.Outcome {
        private final FlowRecord record;
        private final Consumer<FlowRecord> out;
        private final Refusals letters;

        Counted(FlowRecord record, Consumer<FlowRecord> out, Refusals letters) {
            this.record = record;
            this.out = out;
            this.letters = letters;
        }

        @Override
        public void emit(FlowRecord result) {
            out.accept(result);
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
            letters.refuse(record, stepId, why);
        }
    }
}
