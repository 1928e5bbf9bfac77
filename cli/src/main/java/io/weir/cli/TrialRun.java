package io.weir.cli;

import io.weir.plan.Apply;
import io.weir.plan.Node;
import io.weir.plan.Plan;
import io.weir.plan.Remember;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.KeyedFunction;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import io.weir.udf.RememberedKeys;
import io.weir.udf.StepChain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends records through the transformations of a plan in this thread, without Flink. Event time is complete up to the
 * latest record that reached a keyed step, less the flow's allowance for disorder.
 */
final class TrialRun {
    /** Takes what becomes of each record, in input order. */
    interface Results {
        /** A record that reached a sink. */
        void delivered(FlowRecord record);

        /** A record that goes to the errors sink; {@code late} ones carry the code {@code late}. */
        void rejected(SourceRecord origin, String stage, RecordRejected why);
    }

    private final List<Stage> stages = new ArrayList<>();
    private final Results results;
    private final RecordDecoder decoder;
    private final long outOfOrderness;
    private final FateTally tally = new FateTally();
    private long latest = SourceRecord.NO_TIME;

    TrialRun(Plan plan, Results results) {
        this.results = results;
        this.decoder = plan.eventTime().decoder();
        this.outOfOrderness = plan.eventTime().outOfOrderness().toMillis();
        for (Node node : plan.nodes()) {
            if (node instanceof Apply apply) {
                stages.add(new Steps(apply));
            } else if (node instanceof Remember remember) {
                stages.add(new Keys(remember.id().text(), open(remember.use())));
            }
        }
    }

    /** Decodes and decides one record. */
    void accept(SourceRecord origin) {
        tally.in++;
        try {
            pass(decoder.decode(origin), 0);
        } catch (RecordRejected why) {
            refuse(origin, "decode", why);
        }
    }

    /** The fates so far. */
    FateReport fates() {
        return tally.report();
    }

    private void pass(FlowRecord record, int stage) {
        if (stage == stages.size()) {
            tally.out++;
            results.delivered(record);
        } else {
            stages.get(stage).apply(record, next -> pass(next, stage + 1));
        }
    }

    private void refuse(SourceRecord origin, String stage, RecordRejected why) {
        tally.deadLettered++;
        results.rejected(origin, stage, why);
    }

    private long watermark() {
        return latest == SourceRecord.NO_TIME ? Long.MIN_VALUE : latest - outOfOrderness - 1;
    }

    private static <O extends java.lang.Record> KeyedFunction open(Remember.Use<O> use) {
        return use.transform().open(use.options());
    }

    private interface Stage {
        void apply(FlowRecord record, Consumer<FlowRecord> next);
    }

    private final class Steps implements Stage {
        private final StepChain chain;

        Steps(Apply apply) {
            this.chain = StepChain.open(apply.bound());
        }

        @Override
        public void apply(FlowRecord record, Consumer<FlowRecord> next) {
            chain.apply(record, new StepChain.Outcome() {
                @Override
                public void emit(FlowRecord emitted) {
                    next.accept(emitted);
                }

                @Override
                public void filtered(long count) {
                    tally.filtered += count;
                }

                @Override
                public void expanded(long extra) {
                    tally.expanded += extra;
                }

                @Override
                public void rejected(String stepId, RecordRejected why) {
                    refuse(record.origin(), stepId, why);
                }
            });
        }
    }

    private final class Keys implements Stage {
        private final String id;
        private final KeyedFunction function;
        private final RememberedKeys memory = new RememberedKeys();

        Keys(String id, KeyedFunction function) {
            this.id = id;
            this.function = function;
        }

        @Override
        public void apply(FlowRecord record, Consumer<FlowRecord> next) {
            latest = Math.max(latest, record.eventTime());
            try {
                long watermark = watermark();
                switch (function.decide(record, memory.of(function.key(record), watermark), watermark)) {
                    case PASS -> next.accept(record);
                    case DUPLICATE -> tally.deduplicated++;
                    case LATE -> {
                        tally.late++;
                        results.rejected(record.origin(), id, new RecordRejected("late", "older than the window"));
                    }
                }
            } catch (RecordRejected why) {
                refuse(record.origin(), id, why);
            }
        }
    }

    private static final class FateTally {
        private long in;
        private long expanded;
        private long out;
        private long filtered;
        private long deduplicated;
        private long late;
        private long deadLettered;

        FateReport report() {
            return new FateReport(in, expanded, out, filtered, deduplicated, late, deadLettered);
        }
    }
}
