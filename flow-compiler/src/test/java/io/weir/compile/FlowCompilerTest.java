package io.weir.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.problem.Problem;
import io.weir.source.SpecText;
import io.weir.toy.Toys;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FlowCompilerTest {
    private static final long SEED = 20_261_121;
    private static final int ATTEMPTS = 3000;

    private static final String SPEC = """
            apiVersion: dataflow.dataflow.io/v1
            kind: DataFlow
            metadata: {name: water, namespace: village, labels: {a: b}}
            spec:
              source: {type: well, config: {shaft: north, keySecretRef: {name: keys, key: a}}}
              transformations:
                - {type: upper, name: loud, config: {fields: [$.a, b.c]}}
                - {type: once, config: {within: 2h}}
                - type: fork
                  config:
                    routes:
                      - {condition: "$.a == 'x'", sink: {type: vault, config: {door: left}}}
                      - {condition: $.b, name: right, sink: {type: bucket}}
                - type: hide
              sink: {type: vault, vault: {door: main, patience: 5m}}
              errors: {type: bucket, ackPolicy: never}
              delivery: {guarantee: at-least-once, checkpointInterval: 5s}
              eventTime: {field: $.t, idleAfter: 30s}
              replicas: 2
              maintenance: {startTime: '2026-01-31T02:00:00Z', duration: 2h}
            ---
            kind: Secret
            metadata: {name: keys}
            stringData: {a: plain}
            """;

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\n",
            "  ",
            "'",
            "\"",
            "null",
            "0",
            "-1",
            "1e9",
            "true",
            "&a ",
            "*a",
            "- ",
            "|",
            "type",
            "sink",
            "routes",
            "config",
            "---\n",
            "\t",
            "\u0000",
            "\uD83D",
            "é",
            "$",
            "#",
            "name: sink",
            "!!int ");

    private final FlowCompiler compiler = new FlowCompiler(Toys.CATALOG);

    @Test
    void soundSpecBecomesAJobWithoutProblems() {
        CompileReport report = compiler.compile(new SpecText("water.yaml", SPEC));

        assertThat(report.problems()).isEmpty();
        assertThat(report.flows()).hasSize(1).allMatch(flow -> flow.job().isPresent());
    }

    @Test
    void noTextMakesTheCompilerThrowAndEveryProblemLiesInTheText() {
        Random random = new Random(SEED);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String text = damaged(random);

            CompileReport report = compile(text, attempt);

            for (Problem problem : report.problems()) {
                assertThat(problem.at().end())
                        .as("attempt %d:%n%s", attempt, text)
                        .isLessThanOrEqualTo(text.length());
            }
            boolean runs = report.flows().stream().anyMatch(flow -> flow.job().isPresent());
            assertThat(runs && report.hasErrors())
                    .as("attempt %d:%n%s", attempt, text)
                    .isFalse();
        }
    }

    private CompileReport compile(String text, int attempt) {
        try {
            return compiler.compile(new SpecText("water.yaml", text));
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + SEED + ", attempt " + attempt + ":\n" + text, e);
        }
    }

    /** The spec with one to four pieces put in, cut out, or moved. */
    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(SPEC);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            String cut = text.substring(at, end);
            if (random.nextBoolean()) {
                text.delete(at, end);
            }
            boolean moves = random.nextInt(3) == 0;
            text.insert(random.nextInt(text.length()), moves ? cut : PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
