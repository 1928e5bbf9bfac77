package io.weir.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.flink.testing.Records;
import io.weir.flink.testing.ToyStep;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.udf.BoundStep;
import io.weir.udf.EventTimeField;
import io.weir.udf.RecordDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

// closing a test harness may be interrupted, says the compiler; a test has nobody to tell
@SuppressWarnings("try")
class StepsFunctionTest {
    private static final SinkNames SINKS = new SinkNames("sink", List.of("route-1"));

    @Test
    void decodingCountsInAndSendsWhatItCannotReadAside() throws Exception {
        try (var task = decode(RecordDecoder.STANDARD)) {
            task.processElement(Records.source("{\"id\":1}"), 5);
            task.processElement(Records.source("{\"id\":"), 6);
            task.processElement(Records.source(null), 7);

            assertThat(task.extractOutputValues())
                    .extracting(FlowRecord::value)
                    .containsExactly(Records.value("{\"id\":1}"));
            assertThat(letters(task)).extracting(DeadLetter::code).containsExactly("decode-error", "null-payload");
            assertThat(letters(task)).extracting(DeadLetter::stage).containsOnly("decode");
            assertThat(letters(task)).extracting(DeadLetter::sink).containsOnly("sink");
            assertThat(count(task, Fate.IN)).isEqualTo(3);
            assertThat(count(task, Fate.DEAD_LETTERED)).isEqualTo(2);
        }
    }

    @Test
    void theEventTimeComesFromTheField() throws Exception {
        try (var task = decode(RecordDecoder.STANDARD.with(new EventTimeField(Path.of("at"))))) {
            task.processElement(Records.source("{\"at\":\"2026-01-02T03:04:05+01:00\"}"), 5);
            task.processElement(Records.source("{\"at\":\"yesterday\"}"), 5);
            task.processElement(Records.source("{\"at\":null}"), 5);

            assertThat(task.extractOutputValues())
                    .extracting(FlowRecord::eventTime)
                    .containsExactly(1767319445000L);
            assertThat(letters(task)).extracting(DeadLetter::code).containsExactly("type-mismatch", "missing-field");
            assertThat(letters(task)).extracting(DeadLetter::message).noneMatch(m -> m.contains("yesterday"));
        }
    }

    @Test
    void everyFateOfAStepIsCounted() throws Exception {
        try (var task = steps(new ToyStep("drop"), new ToyStep("twice"), new ToyStep("refuse"))) {
            task.processElement(Records.flow("\"drop\""), 0);
            task.processElement(Records.flow("\"twice\""), 0);
            task.processElement(Records.flow("\"refuse\""), 0);
            task.processElement(Records.flow("\"plain\""), 0);

            assertThat(task.extractOutputValues())
                    .extracting(FlowRecord::value)
                    .containsExactly(
                            Records.value("\"twice\""), Records.value("\"twice\""), Records.value("\"plain\""));
            assertThat(letters(task)).extracting(DeadLetter::stage).containsExactly("step-2");
            assertThat(letters(task)).extracting(DeadLetter::code).containsExactly("refused");
            assertThat(count(task, Fate.FILTERED)).isEqualTo(1);
            assertThat(count(task, Fate.EXPANDED)).isEqualTo(1);
            assertThat(count(task, Fate.DEAD_LETTERED)).isEqualTo(1);
            assertThat(count(task, Fate.IN)).isZero();
        }
    }

    @Test
    void aRoutedRecordThatIsRefusedNamesItsSink() throws Exception {
        try (var task = steps(new ToyStep("refuse"))) {
            task.processElement(Records.flow("\"refuse\"").withRoute(0), 0);

            assertThat(letters(task)).extracting(DeadLetter::sink).containsExactly("route-1");
        }
    }

    @Test
    void lettersGoAlongWithTheRecords() throws Exception {
        Stage stage = new Stage("decode", SINKS);
        try (var task = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new DecodeFunction(List.of(), RecordDecoder.STANDARD, stage, true)))) {
            task.open();
            task.processElement(Records.source("{\"id\":1}"), 5);
            task.processElement(Records.source("{\"id\":"), 6);

            assertThat(letters(task)).isEmpty();
            List<FlowRecord> records = task.extractOutputValues();
            assertThat(records.get(0).letter()).isNull();
            assertThat(records.get(1).letter())
                    .isNotNull()
                    .extracting(DeadLetter::code)
                    .isEqualTo("decode-error");
            assertThat(count(task, Fate.DEAD_LETTERED)).isEqualTo(1);
        }
    }

    private static OneInputStreamOperatorTestHarness<SourceRecord, FlowRecord> decode(RecordDecoder decoder)
            throws Exception {
        var task = new OneInputStreamOperatorTestHarness<>(
                new ProcessOperator<>(new DecodeFunction(List.of(), decoder, new Stage("decode", SINKS), false)));
        task.open();
        return task;
    }

    private static OneInputStreamOperatorTestHarness<FlowRecord, FlowRecord> steps(ToyStep... toys) throws Exception {
        List<BoundStep<?>> steps = new ArrayList<>();
        for (ToyStep toy : toys) {
            steps.add(new BoundStep<>("step-" + steps.size(), toy, new ToyStep.Options()));
        }
        var task =
                new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(new StepsFunction(steps, SINKS, false)));
        task.open();
        return task;
    }

    private static List<DeadLetter> letters(OneInputStreamOperatorTestHarness<?, ?> task) {
        var letters = task.getSideOutput(Outputs.DEAD_LETTERS);
        return letters == null
                ? List.of()
                : letters.stream().map(StreamRecord::getValue).toList();
    }

    private static long count(OneInputStreamOperatorTestHarness<?, ?> task, Fate fate) {
        LongCounter counter = (LongCounter) Objects.requireNonNull(
                task.getEnvironment().getAccumulatorRegistry().getUserMap().get(fate.accumulator()));
        return counter.getLocalValuePrimitive();
    }
}
