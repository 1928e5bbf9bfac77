package io.weir.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.problem.Problem;
import io.weir.problem.Problems;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import io.weir.udf.Condition;
import io.weir.udf.RecordRejected;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathConditionTest {
    private static final Value.Struct RECORD = new Value.Struct(Map.ofEntries(
            Map.entry("status", new Value.Text("paid")),
            Map.entry("odd.name", new Value.Text("odd")),
            Map.entry("empty", new Value.Text("")),
            Map.entry("no", new Value.Text("false")),
            Map.entry("zeroText", new Value.Text("0")),
            Map.entry("zero", new Value.Numeric("-0.00e7")),
            Map.entry("amount", new Value.Numeric("1.10")),
            Map.entry("big", new Value.Numeric("12345678901234567890")),
            Map.entry("yes", new Value.Bool(true)),
            Map.entry("off", new Value.Bool(false)),
            Map.entry("nothing", Value.Null.NULL),
            Map.entry("customer", new Value.Struct(Map.of("country", new Value.Text("DE")))),
            Map.entry("items", new Value.Sequence(List.of(new Value.Struct(Map.of("sku", new Value.Text("A1"))))))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.status",
                "status",
                "$.customer.country",
                "$.customer",
                "items.0.sku",
                "$.yes",
                "$.amount",
                "$.zeroText",
                "$.odd\\.name",
                "$.status == 'paid'",
                "$.status=='paid'",
                "status == \"paid\"",
                "  $.status == paid  ",
                "$.status != 'open'",
                "$.amount == 1.10",
                "$.amount == '1.10'",
                "$.amount == 1.1",
                "$.amount != '1.1'",
                "$.big == 12345678901234567890",
                "$.big != 12345678901234567891",
                "$.yes == true",
                "$.nothing == null",
                "$.nothing == ''",
                "$.status != null",
                "$.items.0.sku == 'A1'"
            })
    void conditionHolds(String text) throws RecordRejected {
        assertThat(compile(text).test(Records.of(RECORD))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.missing",
                "$.empty",
                "$.no",
                "$.zero",
                "$.off",
                "$.nothing",
                "$.items.1.sku",
                "$.items.x",
                "$.status.deeper",
                "$.missing == 'x'",
                "$.missing != 'x'",
                "$.missing == null",
                "$.missing != null",
                "$.status == 'open'",
                "$.status != 'paid'",
                "$.amount != 1.1",
                "$.big == 12345678901234567891"
            })
    void conditionDoesNotHold(String text) throws RecordRejected {
        assertThat(compile(text).test(Records.of(RECORD))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.status && $.amount",
                "$.missing || $.status",
                "$.missing && $.status || $.amount",
                "$.status == 'a && b' || $.amount",
                "$.status != 'a || b' && $.amount"
            })
    void questionsJoinedByOperatorsHold(String text) throws RecordRejected {
        assertThat(compile(text).test(Records.of(RECORD))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.status && $.missing", "$.missing || $.alsoMissing"})
    void questionsJoinedByOperatorsDoNotHold(String text) throws RecordRejected {
        assertThat(compile(text).test(Records.of(RECORD))).isFalse();
    }

    @Test
    void listIsComparedByItsJson() throws RecordRejected {
        assertThat(compile("$.items == '[{\"sku\":\"A1\"}]'").test(Records.of(RECORD)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "$.a > 5; 4; 5; '>' has no meaning in a path condition",
                "$.a == 'x' $.b; 11; 14; '$.b' stands after the end of the condition",
                "$.a == 'x' &&; 13; 14; the condition names no field",
                "$.a == x == y; 9; 11; '==' has no meaning behind a literal",
                "$.a = 'x'; 4; 5; '=' has no meaning in a path condition",
                "$.a == 'x; 7; 9; the quote that opens here is never closed",
                "$.a ==; 4; 6; nothing stands after '=='",
                "$; 0; 1; the path names no field",
                "== 'x'; 0; 1; the condition names no field",
                "$.a..b; 4; 5; a field name is missing here",
                "$.a.; 3; 4; a field name is missing here",
                "items.#.sku; 6; 7; '#' has no meaning in a path condition"
            })
    void mistakeIsReportedAtItsCharacter(String text, int from, int to, String message) {
        Problems problems = new Problems();

        assertThat(Conditions.path(new Json.Str(text, new SourceSpan(100, 102 + text.length()), 101), problems))
                .isEmpty();

        assertThat(problems.sorted()).hasSize(1);
        Problem problem = problems.sorted().get(0);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.at()).isEqualTo(new SourceSpan(101 + from, 101 + to));
    }

    @Test
    void mistakeInTextWithEscapesIsReportedAtTheWholeText() {
        Problems problems = new Problems();

        Conditions.path(new Json.Str("$.a > \"5\"", new SourceSpan(10, 23), 11), problems);

        assertThat(problems.sorted()).extracting(Problem::at).containsExactly(new SourceSpan(10, 23));
    }

    @Test
    void conditionKnowsItsTextAndItsField() {
        Condition condition = compile("$.customer.country == 'DE'");

        assertThat(condition.text()).isEqualTo("$.customer.country == 'DE'");
        assertThat(condition.reads()).containsExactly(new Path(List.of("customer", "country")));
    }

    @Test
    void conditionSurvivesSerialization() throws Exception {
        Condition copy = Records.copy(compile("$.status == 'paid'"));

        assertThat(copy.test(Records.of(RECORD))).isTrue();
    }

    private static Condition compile(String text) {
        Problems problems = new Problems();
        Condition condition = Conditions.path(Records.text(text), problems).orElseThrow();
        assertThat(problems.sorted()).isEmpty();
        return condition;
    }
}
