package io.weir.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import io.weir.problem.Problems;
import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotForm;
import io.weir.record.slot.Slots;
import io.weir.source.Json;
import io.weir.udf.Condition;
import io.weir.udf.RecordRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Random conditions on random records: where raw values give an answer, the tree and the CEL interpreter give the same one. */
class SlotDifferentialTest {
    private static final long SEED = 20_261_121L;
    private static final int PAIRS = 25_000;
    private static final int RECORDS_EACH = 25;

    private final Random random = new Random(SEED);
    private final List<String> differences = new ArrayList<>();
    private int pairs;
    private int answered;
    private int unanswered;

    @Test
    void rawValuesAnswerAsTheInterpreterDoes() {
        while (pairs < PAIRS) {
            String text = new RandomCondition(random).cel();
            Optional<CelAbstractSyntaxTree> ast = CelText.read(new Located(Records.text(text), new Problems()));
            Optional<SlotForm> form = ast.flatMap(checked -> SlotTranslation.of(CelTranslation.of(checked, text)));
            if (form.isPresent()) {
                CelRuntime.Program interpreter = CelInterpreter.program(ast.get());
                compare(text, form.get(), record -> interpreted(interpreter, record), RandomRecord::next);
            }
        }

        assertThat(differences).as("seed %d", SEED).isEmpty();
        assertThat(answered).as("answers to %d pairs", pairs).isGreaterThan(pairs / 3);
        assertThat(unanswered)
                .as("pairs that only the interpreter could answer")
                .isLessThan(pairs / 10);
    }

    @Test
    void rawValuesAnswerAsTheTreeDoesAlsoForLongNumbers() {
        compareWithTree(() -> new RandomCondition(random).cel(), Conditions::cel);

        assertThat(differences).as("seed %d", SEED).isEmpty();
        assertThat(answered).as("answers to %d pairs", pairs).isGreaterThan(pairs / 3);
        assertThat(unanswered).as("pairs that only the tree could answer").isLessThan(pairs / 10);
    }

    @Test
    void rawValuesAnswerAsTheShortSyntaxDoes() {
        compareWithTree(() -> new RandomCondition(random).path(), Conditions::path);

        assertThat(differences).as("seed %d", SEED).isEmpty();
        assertThat(answered).as("answers to %d pairs", pairs).isGreaterThan(pairs * 9 / 10);
        assertThat(unanswered).as("pairs that only the tree could answer").isLessThan(pairs / 10);
    }

    private void compareWithTree(Supplier<String> texts, Compiler compiler) {
        while (pairs < PAIRS) {
            String text = texts.get();
            Optional<Condition> condition = compiler.compile(Records.text(text), new Problems());
            Optional<SlotForm> form = condition.flatMap(Condition::slotForm);
            if (form.isPresent()) {
                compare(text, form.get(), record -> asked(condition.get(), record), RandomRecord::withLongNumbers);
            }
        }
    }

    private void compare(String text, SlotForm form, Oracle oracle, RecordMaker maker) {
        List<Path> paths = List.copyOf(form.paths());
        SlotCondition condition = form.open(paths::indexOf);
        for (int i = 0; i < RECORDS_EACH; i++) {
            FlowRecord record = Records.of(maker.next(random));
            if (!(record.value() instanceof Value.Struct)) {
                continue; // slots are only for objects
            }
            Slots slots = new RawRecord(random, 20).slots(record.value(), paths);
            int answer = condition.test(slots);
            Optional<Boolean> expected = oracle.ask(record);
            pairs++;
            answered += answer == SlotCondition.UNKNOWN ? 0 : 1;
            unanswered += answer == SlotCondition.UNKNOWN && expected.isPresent() ? 1 : 0;
            if (answer != SlotCondition.UNKNOWN && !expected.equals(Optional.of(answer == SlotCondition.YES))) {
                differences.add(text + " on " + record.value() + ": " + expected + " but " + answer);
            }
        }
    }

    private static Optional<Boolean> interpreted(CelRuntime.Program interpreter, FlowRecord record) {
        try {
            return interpreter.eval(Interpretation.variables(record)) instanceof Boolean answer
                    ? Optional.of(answer)
                    : Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> asked(Condition condition, FlowRecord record) {
        try {
            return Optional.of(condition.test(record));
        } catch (RecordRejected e) {
            return Optional.empty();
        }
    }

    /** The answer that is right; empty for an error. */
    private interface Oracle {
        Optional<Boolean> ask(FlowRecord record);
    }

    private interface RecordMaker {
        Value next(Random random);
    }

    private interface Compiler {
        Optional<Condition> compile(Json.Str text, Problems problems);
    }
}
