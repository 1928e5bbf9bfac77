package io.weir.bench.expression;

import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Sample;
import io.weir.bench.harness.Stopwatch;
import io.weir.expression.Conditions;
import io.weir.problem.Problems;
import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotForm;
import io.weir.record.slot.Slots;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import io.weir.udf.Condition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One way to ask a question, in a loop over the same records. */
record Asked(String name, String tuning, Setup setup) implements Contestant {
    static final String WEIR = "Weir";
    static final String HAND_WRITTEN = "hand-written";
    static final String INTERPRETED = "interpreted CEL";

    static List<Contestant> all(Question question) {
        return List.of(
                new Asked(
                        WEIR,
                        "as compiled from the spec, over the places of fields in the bytes",
                        () -> compiled(question)),
                new Asked(HAND_WRITTEN, "Java over the same places of fields", () -> byHand(question)),
                new Asked("Weir's tree", "the reference path, over trees of values", () -> tree(question)),
                new Asked(INTERPRETED, "cel-java, over maps of Java objects", () -> interpreted(question)));
    }

    private static Answers compiled(Question question) {
        SlotForm form = condition(question).slotForm().orElseThrow();
        List<io.weir.record.Path> paths = List.copyOf(form.paths());
        return over(form.open(paths::indexOf), Orders.slots(paths));
    }

    private static Answers byHand(Question question) {
        return over(question.byHand().get(), Orders.slots(question.paths()));
    }

    private static Answers over(SlotCondition condition, Slots[] records) {
        return record -> condition.test(records[record]) == SlotCondition.YES;
    }

    private static Answers tree(Question question) throws Exception {
        Condition condition = condition(question);
        FlowRecord[] records = Orders.trees().stream().map(Asked::record).toArray(FlowRecord[]::new);
        return record -> condition.test(records[record]);
    }

    private static Answers interpreted(Question question) throws Exception {
        Cel cel = Cel.of(question.cel());
        List<Value> trees = Orders.trees();
        List<Map<String, Object>> records = trees.stream().map(Cel::variables).toList();
        return record -> cel.test(records.get(record));
    }

    private static FlowRecord record(Value value) {
        SourceRecord origin = new SourceRecord(
                new byte[0], null, List.of(), new Coordinates("orders", 0, 0), SourceRecord.NO_TIME, Operation.INSERT);
        return FlowRecord.of(origin, value);
    }

    private static Condition condition(Question question) {
        Json.Str text =
                new Json.Str(question.cel(), new SourceSpan(0, question.cel().length()), 0);
        return Conditions.cel(text, new Problems()).orElseThrow();
    }

    @Override
    public Prepared prepare(Path work) throws Exception {
        return new Loop(setup.answers());
    }

    /** Makes the condition and the records in the form that it needs. */
    private interface Setup {
        Answers answers() throws Exception;
    }

    /** Whether a record meets the condition. */
    private interface Answers {
        boolean of(int record) throws Exception;
    }

    private record Loop(Answers answers) implements Prepared {
        @Override
        public void output(long records, Consumer<String> lines) throws Exception {
            for (int record = 0; record < Math.min(records, Orders.COUNT); record++) {
                lines.accept(record + " " + answers.of(record));
            }
        }

        @Override
        public Sample run(long records) throws Exception {
            Stopwatch watch = new Stopwatch();
            Stopwatch.Reading before = watch.read();
            long met = 0;
            for (long i = 0; i < records; i++) {
                met += answers.of((int) i & (Orders.COUNT - 1)) ? 1 : 0;
            }
            Stopwatch.Reading spent = watch.read().since(before);
            if (records >= Orders.COUNT && met == 0) {
                throw new IllegalStateException(
                        "no record met the condition"); // also keeps the loop from being left out
            }
            return Sample.of(spent, records);
        }

        @Override
        public void close() {}
    }
}
