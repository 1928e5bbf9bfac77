package io.weir.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import io.weir.problem.Problems;
import io.weir.record.FlowRecord;
import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random expressions on random records: the closures and the CEL interpreter must agree on every result and every error. */
class DifferentialTest {
    private static final long SEED = 20_261_121L;
    private static final int EXPRESSIONS = 2_000;
    private static final int RECORDS_EACH = 10;
    private static final String ERROR = "error";

    @Test
    void closuresAndInterpreterAgreeOnEveryPair() {
        Random random = new Random(SEED);
        List<String> differences = new ArrayList<>();
        int pairs = 0;
        int errors = 0;
        int interpreted = 0;

        while (pairs < EXPRESSIONS * RECORDS_EACH) {
            String text = new RandomExpression(random).next();
            Optional<CelAbstractSyntaxTree> ast = CelText.read(new Located(Records.text(text), new Problems()));
            if (ast.isEmpty()) {
                continue; // the type checker refuses some: they never run
            }
            Expr tree = CelTranslation.of(ast.get(), text);
            interpreted += tree instanceof Expr.Interpreted ? 1 : 0;
            Evaluation closures = tree.compose();
            CelRuntime.Program oracle = CelInterpreter.program(ast.get());
            for (int i = 0; i < RECORDS_EACH; i++) {
                FlowRecord record = Records.of(RandomRecord.next(random));
                Object expected = interpreted(oracle, record);
                Object actual = composed(closures, record);
                pairs++;
                errors += expected.equals(ERROR) ? 1 : 0;
                if (!expected.equals(actual)) {
                    differences.add(text + " on " + record.value() + ": " + expected + " but " + actual);
                }
            }
        }

        assertThat(differences).as("seed %d", SEED).isEmpty();
        assertThat(pairs).isGreaterThanOrEqualTo(20_000);
        assertThat(errors).as("errors among %d pairs", pairs).isBetween(pairs / 10, pairs * 8 / 10);
        assertThat(interpreted).as("wholly interpreted expressions").isLessThan(EXPRESSIONS / 4);
    }

    private static Object composed(Evaluation closures, FlowRecord record) {
        try {
            Object result = closures.of(record);
            return result instanceof Value value ? Interpretation.value(value) : result;
        } catch (RecordRejected e) {
            return ERROR;
        }
    }

    private static Object interpreted(CelRuntime.Program oracle, FlowRecord record) {
        try {
            Object result = oracle.eval(Interpretation.variables(record));
            assertThat(result).isNotInstanceOf(CelUnknownSet.class);
            return result == null ? NullValue.NULL_VALUE : result;
        } catch (CelEvaluationException e) {
            return ERROR;
        }
    }
}
