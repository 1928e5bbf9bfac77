package io.weir.udf;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepChainTest {
    @Test
    void withoutStepsARecordPasses() {
        assertThat(fate(7)).containsExactly("emit 7");
    }

    @Test
    void stepsApplyInTheirOrder() {
        assertThat(fate(7, step("add", (n, out) -> out.emit(n + 1)), step("double", (n, out) -> out.emit(n * 2))))
                .containsExactly("emit 16");
    }

    @Test
    void extraAndDroppedRecordsAreCountedBeforeTheRecordsOfAllBranches() {
        NumberStep three = step("three", (n, out) -> {
            out.emit(n);
            out.emit(n + 1);
            out.emit(n + 2);
        });
        NumberStep odd = step("odd", (n, out) -> {
            if (n % 2 == 1) {
                out.emit(n);
            }
        });

        assertThat(fate(7, three, odd)).containsExactly("expanded 2", "filtered 1", "emit 7", "emit 9");
    }

    @Test
    void aDroppedRecordIsOnlyCounted() {
        assertThat(fate(7, step("none", (n, out) -> {}), step("never", (n, out) -> out.emit(n))))
                .containsExactly("filtered 1");
    }

    @Test
    void oneRejectedBranchRejectsTheWholeRecord() {
        NumberStep two = step("two", (n, out) -> {
            out.emit(n);
            out.emit(n + 1);
        });
        NumberStep fragile = step("fragile", (n, out) -> {
            out.emit(n);
            if (n == 8) {
                throw new RecordRejected("missing-key", "no 8");
            }
        });

        assertThat(fate(7, two, fragile)).containsExactly("rejected at fragile: missing-key, no 8");
    }

    @Test
    void aBugRejectsTheRecordWithoutItsMessageWhichMayQuoteIt() {
        NumberStep buggy = step("buggy", (n, out) -> {
            throw new IllegalStateException("secret " + n);
        });

        assertThat(fate(7, buggy))
                .containsExactly("rejected at buggy: transform-error, the step threw java.lang.IllegalStateException");
    }

    @Test
    void aRejectionLeavesNothingBehindForTheNextRecord() {
        NumberStep fragile = step("fragile", (n, out) -> {
            out.emit(n);
            if (n == 7) {
                throw new RecordRejected("missing-key", "no 7");
            }
        });
        StepChain chain = StepChain.open(List.of(fragile.bound()));
        List<String> fates = new ArrayList<>();

        chain.apply(record(7), new Listing(fates));
        chain.apply(record(8), new Listing(fates));

        assertThat(fates).containsExactly("rejected at fragile: missing-key, no 7", "emit 8");
    }

    private static List<String> fate(long number, NumberStep... steps) {
        List<BoundStep<?>> bound = new ArrayList<>();
        for (NumberStep step : steps) {
            bound.add(step.bound());
        }
        List<String> fates = new ArrayList<>();
        StepChain.open(bound).apply(record(number), new Listing(fates));
        return fates;
    }

    private static NumberStep step(String id, NumberFunction function) {
        return new NumberStep(id, function);
    }

    private static FlowRecord record(long number) {
        SourceRecord origin = new SourceRecord(
                new byte[0],
                null,
                List.of(),
                new Coordinates("test", 0, number),
                SourceRecord.NO_TIME,
                Operation.INSERT);
        return FlowRecord.of(origin, Value.Numeric.of(number));
    }

    private static long number(FlowRecord record) {
        return Long.parseLong(((Value.Numeric) record.value()).lexeme());
    }

    private interface NumberEmitter {
        void emit(long number);
    }

    private interface NumberFunction {
        void apply(long number, NumberEmitter out) throws RecordRejected;
    }

    private record NoOptions() {}

    private record NumberStep(String name, NumberFunction function) implements Stateless<NoOptions> {
        BoundStep<NoOptions> bound() {
            return new BoundStep<>(name, this, new NoOptions());
        }

        @Override
        public String summary() {
            return "For tests.";
        }

        @Override
        public Class<NoOptions> options() {
            return NoOptions.class;
        }

        @Override
        public FieldUse fields(NoOptions options) {
            return FieldUse.everything();
        }

        @Override
        public RecordFunction open(NoOptions options) {
            return (record, out) ->
                    function.apply(number(record), n -> out.emit(record.withValue(Value.Numeric.of(n))));
        }
    }

    private record Listing(List<String> fates) implements StepChain.Outcome {
        @Override
        public void emit(FlowRecord record) {
            fates.add("emit " + number(record));
        }

        @Override
        public void filtered(long count) {
            fates.add("filtered " + count);
        }

        @Override
        public void expanded(long extra) {
            fates.add("expanded " + extra);
        }

        @Override
        public void rejected(String stepId, RecordRejected why) {
            fates.add("rejected at " + stepId + ": " + why.code() + ", " + why.getMessage());
        }
    }
}
