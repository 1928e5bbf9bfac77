package io.weir.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.declare.Setting;
import io.weir.problem.Code;
import io.weir.problem.Problem;
import io.weir.problem.ProblemText;
import io.weir.problem.Problems;
import io.weir.problem.Severity;
import io.weir.record.Path;
import io.weir.source.Json;
import io.weir.source.SpecParser;
import io.weir.source.SpecText;
import io.weir.testing.Golden;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OptionBinderTest {
    private static final String LEAST = "brokers: [localhost:9092]\ntopic: orders\n";

    private final Problems problems = new Problems();

    @Test
    void optionsThatAreLeftOutHaveTheirDefaults() {
        Sample sample = bound(LEAST);

        assertThat(sample)
                .isEqualTo(new Sample(
                        List.of(Setting.literal("localhost:9092")),
                        Setting.literal("orders"),
                        "weir",
                        100,
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        false,
                        Sample.Mechanism.SCRAM_SHA_256,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        new Sample.Memory()));
    }

    @Test
    void optionsOfAllTypesAreBound() {
        Sample sample = bound("""
                brokers: [a:1, '${env:BROKER}:9092']
                topic: orders
                consumerGroup: readers
                batchSize: 1000
                limit: 5000000000
                interval: 1m30s
                compressed: true
                mechanism: PLAIN
                password: x${file:/run/pw}
                pin: 1234
                fields: [$.a.b, c]
                renames: {old: new}
                condition: $.a == 'x'
                tls: {caFile: ca.pem, insecureSkipVerify: true}
                store: {type: localDisk, folder: data}
                """);

        assertThat(sample.brokers())
                .containsExactly(
                        Setting.literal("a:1"),
                        new Setting(List.of(new Setting.Environment("BROKER"), new Setting.Literal(":9092"))));
        assertThat(sample.limit()).contains(5_000_000_000L);
        assertThat(sample.interval()).isEqualTo(Duration.ofSeconds(90));
        assertThat(sample.mechanism()).isEqualTo(Sample.Mechanism.PLAIN);
        assertThat(sample.password())
                .contains(new Setting(List.of(new Setting.Literal("x"), new Setting.FileContent("/run/pw"))));
        assertThat(sample.fields()).containsExactly(Path.parse("a.b"), Path.parse("c"));
        assertThat(sample.renames()).containsExactly(Map.entry("old", "new"));
        assertThat(sample.condition().orElseThrow().text()).isEqualTo("$.a == 'x'");
        assertThat(sample.tls()).contains(new Sample.Tls("ca.pem", true));
        assertThat(sample.store()).isEqualTo(new Sample.LocalDisk("data"));
    }

    @Test
    void secretReferencesStandBesideSettings() {
        Sample sample = bound("""
                brokersSecretRef: {name: kafka, key: brokers}
                topicSecretRef: {name: kafka, key: topic, namespace: shared}
                """);

        assertThat(sample.brokers()).containsExactly(Setting.secret("", "kafka", "brokers"));
        assertThat(sample.topic()).isEqualTo(Setting.secret("shared", "kafka", "topic"));
    }

    @Test
    void secretReferenceWinsOverThePlainOption() {
        Sample sample = bound(LEAST + "topicSecretRef: {name: kafka, key: topic}\n");

        assertThat(sample.topic()).isEqualTo(Setting.secret("", "kafka", "topic"));
    }

    @Test
    void textWithCommasIsAListOfSettings() {
        Sample sample = bound("brokers: 'a:1, b:2,'\ntopic: orders\n");

        assertThat(sample.brokers()).containsExactly(Setting.literal("a:1"), Setting.literal("b:2"));
    }

    @Test
    void doubledDollarIsAPlainBrace() {
        assertThat(bound("brokers: [a]\ntopic: $${x}\n").topic()).isEqualTo(Setting.literal("${x}"));
    }

    @Test
    void expressionIsAnotherWayToSayCondition() {
        Sample sample = bound(LEAST + "expression: record.a == 'x'\n");

        assertThat(sample.condition().orElseThrow().text()).isEqualTo("record.a == 'x'");
    }

    @Test
    void mistakeInAnExpressionStandsAtItsCharacter() {
        String spec = LEAST + "expression: \"record.a == \"\n";
        assertThat(bind(spec)).isEmpty();

        assertThat(problems.sorted()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(Code.INVALID_EXPRESSION);
            assertThat(problem.at().start()).isGreaterThan(spec.indexOf("record"));
        });
    }

    @Test
    void conditionAndExpressionConflict() {
        bind(LEAST + "condition: $.a\nexpression: record.a == 'x'\n");

        assertThat(codes()).containsExactly(Code.CONFLICTING_OPTIONS);
    }

    @Test
    void nullIsAsGoodAsNothing() {
        Sample sample = bound(LEAST + "limit:\nbatchSize: null\n");

        assertThat(sample.limit()).isEmpty();
        assertThat(sample.batchSize()).isEqualTo(100);
    }

    @Test
    void olderNameIsBoundWithAWarning() {
        Sample sample = bind(LEAST + "group: readers\n").orElseThrow();

        assertThat(sample.consumerGroup()).isEqualTo("readers");
        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.severity()).isEqualTo(Severity.WARNING);
            assertThat(problem.code()).isEqualTo(Code.DEPRECATED);
            assertThat(problem.hint()).contains("write 'consumerGroup'");
        });
    }

    @Test
    void olderNameBesideTheNewOneConflicts() {
        assertThat(bind(LEAST + "group: a\nconsumerGroup: b\n")).isEmpty();

        assertThat(codes()).containsExactly(Code.CONFLICTING_OPTIONS);
    }

    @Test
    void misspelledRequiredOptionIsOneProblem() {
        bind("brokers: [a]\ntopics: orders\n");

        assertThat(problems.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(Code.UNKNOWN_OPTION);
            assertThat(problem.hint().orElseThrow()).startsWith("did you mean 'topic'?");
        });
    }

    @Test
    void complaintsStandAtTheOptionsTheyName() {
        String spec = LEAST + "consumerGroup: _x\nlimit: 1\ncompressed: true\nbatchSize: 1\ninterval: 0s\n";
        assertThat(bind(spec)).isEmpty();

        assertThat(problems.sorted())
                .extracting(p -> p.code().text() + " at " + at(spec, p))
                .containsExactly(
                        "conflicting-options at b",
                        "missing-option at b",
                        "invalid-value at _x",
                        "invalid-value at 0s");
    }

    @Test
    void aWrongValueDoesNotHideWhatIsWrongWithOthers() {
        String spec = LEAST + "consumerGroup: _x\nbatchSize: many\ninterval: soon\n";
        assertThat(bind(spec)).isEmpty();

        assertThat(problems.sorted())
                .extracting(p -> p.code().text() + " at " + at(spec, p))
                .containsExactly("invalid-value at _x", "wrong-type at many", "invalid-value at soon");
    }

    @Test
    void warningOfACheckDoesNotStopBinding() {
        assertThat(bind(LEAST + "interval: 0s\n")).isPresent();

        assertThat(problems.hasErrors()).isFalse();
        assertThat(problems.sorted()).hasSize(1);
    }

    @Test
    void sensitiveValuesAreInNoMessage() {
        String spec = LEAST + "password: 271828\npin: hunter2\nrenames: {a: 3}\n";
        bind(spec);

        assertThat(problems.sorted()).hasSize(3);
        String all = ProblemText.of(new SpecText("a.yaml", spec), problems.sorted());
        assertThat(problems.sorted()).noneSatisfy(p -> assertThat(p.message()).containsAnyOf("271828", "hunter2"));
        assertThat(all).doesNotContain("271828");
    }

    @Test
    void thirtyMistakesAreThirtyProblems() {
        String spec = """
                brokers: 5
                topic: [orders]
                topicSecretRef: {name: kafka, kye: topic, namespace: 7}
                consumerGroup: true
                batchSize: 0
                limit: '12'
                interval: 5
                compressed: 'true'
                mechanism: scram-sha-265
                password: ${evn:PASSWORD}
                pin: 1.5
                fields: [a..b, 3, 'x[0]', {}]
                renames: {a: 1, b: true, c: []}
                condition: 5
                tls: {caFille: ca.pem, insecureSkipVerify: 1, verify: false}
                store: {type: localDisk, path: x}
                brokerSecretRefs: {}
                intervall: 5s
                compresed: true
                mechanisms: plain
                filds: []
                """;

        bind(spec);

        Golden.matches(
                java.nio.file.Path.of("src/test/resources/option/thirty-mistakes.txt"),
                ProblemText.of(new SpecText("spec.yaml", spec), problems.sorted()));
        assertThat(problems.sorted()).hasSize(30);
    }

    private Sample bound(String yaml) {
        Optional<Sample> sample = bind(yaml);
        assertThat(problems.sorted()).isEmpty();
        return sample.orElseThrow();
    }

    private Optional<Sample> bind(String yaml) {
        Json document =
                SpecParser.parse(new SpecText("a.yaml", yaml)).documents().get(0);
        return OptionBinder.bind(Sample.class, (Json.Obj) document, "source 'kafka'", problems);
    }

    private List<Code> codes() {
        return problems.sorted().stream().map(Problem::code).toList();
    }

    private static String at(String spec, Problem problem) {
        return spec.substring(problem.at().start(), problem.at().end());
    }
}
