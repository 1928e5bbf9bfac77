package io.weir.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.problem.Problem;
import io.weir.problem.Problems;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import io.weir.udf.Condition;
import io.weir.udf.RecordRejected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelConditionTest {
    private static final String RECORD = """
            {"status": "paid", "amount": 12.50, "count": 3, "type": "order", "odd name": 1, "nothing": null,
             "big": 12345678901234567890, "items": [{"sku": "A1", "price": 2}, {"sku": "B2", "price": 30}],
             "customer": {"country": "DE", "tags": ["vip"]}, "active": true}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status == 'paid' && amount > 12",
                "record.status == 'paid'",
                "type == 'order'",
                "record['odd name'] == 1",
                "record['amount'] > record['odd name']",
                "has(record.status) && !has(record.missing)",
                "has(customer.country)",
                "customer.country in ['DE', 'FR']",
                "'vip' in customer.tags",
                "items[1].sku == 'B2'",
                "items.exists(i, i.price > 10) && count == 3",
                "items.map(i, i.price).size() == 2",
                "missing == 1 || status == 'paid'",
                "nothing == null",
                "active",
                "active ? count < 4 : missing",
                "status.matches('^p.*d$') && status.startsWith('pa')",
                "int('3') == count",
                "big == big && big > 9223372036854775807 && big != 12345678901234567000.0",
                "big > 1.5 && 1e300 > big",
                "metadata.topic == 'orders' && metadata.offset == 42 && metadata.partition == 3",
                "metadata.headers['trace'] == 't-7' && metadata.key == 'k1' && metadata.operation == 'update'",
                "timestamp(metadata.timestamp / 1000) > timestamp('2023-01-01T00:00:00Z')",
                "double(count) / 2.0 == 1.5",
                "record.exists(name, name == 'status')"
            })
    void conditionHolds(String text) throws Exception {
        assertThat(compile(text).test(Records.of(record()))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "missing == 1; field 'missing' is missing",
                "customer.zip == 1; field 'customer.zip' is missing",
                "status; the expression's result is not true or false",
                "status + 1 == 2; '+' does not take a text and an int (character 8 of the expression)",
                "count / 0 == 1; division by zero in '/' (character 7 of the expression)",
                "count * 9223372036854775807 > 0; "
                        + "the result of '*' does not fit into 64 bits (character 7 of the expression)",
                "big + 1 > 0; '+' does not take an integer beyond 64 bits and an int (character 5 of the expression)",
                "status && active; '&&' takes booleans, not a text (character 8 of the expression)",
                "items[7].sku == 'x'; the index in '[]' is not within the list (character 6 of the expression)",
                "active && int(status) == 1; "
                        + "a text does not have the format that a function needs (character 11 of the expression)",
                "items.all(i, i.weight > 1); a field or key is missing (character 1 of the expression)"
            })
    void recordWithoutAnswerIsRejectedWithoutItsValues(String text, String message) throws Exception {
        Condition condition = compile(text);
        Value record = record();

        assertThatThrownBy(() -> condition.test(Records.of(record)))
                .isInstanceOfSatisfying(
                        RecordRejected.class, e -> assertThat(e.code()).isEqualTo("expression-error"))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "amount >; 8; 9; mismatched input 'end of expression'",
                "1 + 'a' == 2; 2; 3; '+' does not take (int, string)",
                "upper(status) == 'A'; 0; 5; there is no function 'upper'",
                "count + 1; 0; 9; the expression's result is of type int, a condition needs bool",
                "size(status); 0; 12; the expression's result is of type int, a condition needs bool",
                "has(status); 0; 3; invalid argument to has() macro",
                "metadata.topik == 'x'; 9; 14; metadata has no 'topik'",
                "metadata['topik'] == 'x'; 10; 15; metadata has no 'topik'",
                "status.matches(type); 15; 16; the pattern of 'matches' is not a literal text",
                "status.matches('a('); 15; 16; the pattern is no regular expression: missing closing )",
                "status.matches('(a{1000}){1000}'); 15; 16; the pattern repeats too much"
            })
    void mistakeIsReportedAtItsCharacter(String text, int from, int to, String message) {
        Problems problems = new Problems();

        assertThat(Conditions.cel(new Json.Str(text, new SourceSpan(100, 102 + text.length()), 101), problems))
                .isEmpty();

        assertThat(problems.sorted()).hasSize(1);
        Problem problem = problems.sorted().get(0);
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.at()).isEqualTo(new SourceSpan(101 + from, 101 + to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a == 1 || ", "(", "size(", "[[[["})
    void expressionBeyondItsBoundsIsAProblem(String part) {
        Problems problems = new Problems();

        Conditions.cel(Records.text(part.repeat(350) + "true"), problems);

        assertThat(problems.sorted()).isNotEmpty();
    }

    @Test
    void patternIsBounded() {
        Problems problems = new Problems();

        Conditions.cel(Records.text("s.matches('" + "a".repeat(513) + "')"), problems);

        assertThat(problems.sorted())
                .extracting(Problem::message)
                .containsExactly("the pattern has 513 characters, 512 are allowed");
    }

    @Test
    void readsAreThePreciseFields() {
        Condition condition =
                compile("customer.country == 'DE' && has(record.a.b) && items[0].sku in tags && record['odd name'] == 1"
                        + " && int(n.x) == 1 && metadata.offset > 1");

        assertThat(condition.reads())
                .containsExactlyInAnyOrder(
                        Path.of("customer", "country"),
                        Path.of("a", "b"),
                        Path.of("items"),
                        Path.of("tags"),
                        Path.of("odd name"),
                        Path.of("n", "x"));
        assertThat(condition.readsWholeRecord()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"record[name] == 1", "record.exists(k, k == 'a')", "size(record) > 3", "'a' in record"})
    void dynamicUseOfTheRecordReadsAllOfIt(String text) {
        assertThat(compile(text).readsWholeRecord()).isTrue();
        assertThat(compile(text).fieldUse().wholeRecord()).isTrue();
    }

    @Test
    void integersBeyond64BitsAreNoOperandsInTheInterpreter() throws Exception {
        Condition condition = compile("items.exists(i, big > 1)");
        Value record = record();

        assertThatThrownBy(() -> condition.test(Records.of(record))).isInstanceOf(RecordRejected.class);
    }

    @Test
    void conditionSurvivesSerialization() throws Exception {
        Condition copy = Records.copy(compile("status == 'paid' && items.exists(i, i.price > 10)"));

        assertThat(copy.test(Records.of(record()))).isTrue();
        assertThat(copy.reads()).containsExactlyInAnyOrder(Path.of("status"), Path.of("items"));
    }

    private static Value record() throws JsonRejected {
        return JsonReader.STANDARD.read(RECORD.getBytes(StandardCharsets.UTF_8));
    }

    private static Condition compile(String text) {
        Problems problems = new Problems();
        var condition = Conditions.cel(Records.text(text), problems);
        assertThat(problems.sorted()).isEmpty();
        return condition.orElseThrow();
    }
}
