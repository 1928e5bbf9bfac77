package io.weir.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.source.SourceSpan;
import io.weir.source.SpecText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProblemTextTest {
    @Test
    void problemShowsPlaceSnippetAndHint() {
        String spec = "{\n  \"source\": {\"type\": \"kafka\", \"topics\": \"orders\"}\n}\n";

        assertThat(print(spec, "\"topics\"", "'topics' is not an option of source 'kafka'", "did you mean 'topic'?"))
                .isEqualTo("""
                        a.json:2:31: error[unknown-option]: 'topics' is not an option of source 'kafka'
                           2 |   "source": {"type": "kafka", "topics": "orders"}
                             |                               ^^^^^^^^
                        hint: did you mean 'topic'?
                        """);
    }

    @Test
    void problemWithoutHintEndsWithTheSnippet() {
        assertThat(print("a: b", "b", "wrong", "")).isEqualTo("""
                        a.json:1:4: error[unknown-option]: wrong
                           1 | a: b
                             |    ^
                        """);
    }

    @Test
    void tabsAreFourBlanksAndControlCharactersAreHarmless() {
        assertThat(print("\t\u001b[31mx: \"y\"", "\"y\"", "wrong", "")).isEqualTo("""
                        a.json:1:10: error[unknown-option]: wrong
                           1 |     ?[31mx: "y"
                             |             ^^^
                        """);
    }

    @Test
    void longLineIsCutAroundTheSpan() {
        String spec = "x".repeat(5000) + "HERE" + "y".repeat(5000);
        List<String> lines = print(spec, "HERE", "wrong", "").lines().toList();

        assertThat(lines.get(0)).startsWith("a.json:1:5001:");
        assertThat(lines.get(1)).isEqualTo("   1 | …" + "x".repeat(40) + "HERE" + "y".repeat(76) + "…");
        assertThat(lines.get(2)).isEqualTo("     | " + " ".repeat(41) + "^^^^");
    }

    @Test
    void spanOfSeveralLinesIsUnderlinedOnItsFirst() {
        assertThat(print("a: {\n b: c\n}", "{\n b: c\n}", "wrong", "")).isEqualTo("""
                        a.json:1:4: error[unknown-option]: wrong
                           1 | a: {
                             |    ^
                        """);
    }

    @Test
    void emptySpecHasNoSnippet() {
        Problem problem =
                new Problem(Code.SYNTAX_ERROR, Severity.ERROR, SourceSpan.START, "the spec is empty", Optional.empty());

        assertThat(ProblemText.of(new SpecText("a.json", ""), List.of(problem)))
                .isEqualTo("a.json:1:1: error[syntax-error]: the spec is empty\n");
    }

    @Test
    void charactersOutsideTheBasicPlaneKeepTheCaretInPlace() {
        List<String> lines = print("😀😀: b", "b", "wrong", "").lines().toList();

        assertThat(lines.get(0)).startsWith("a.json:1:5:");
        assertThat(lines.get(2)).isEqualTo("     |     ^");
    }

    @Test
    void secretsInSnippetsAreStarsOfTheSameLength() {
        String spec =
                "{\"sasl\": {\"password\": \"hunter2\", \"mecanism\": \"plain\"}, \"url\": \"postgres://u:pw@h/db\"}";

        assertThat(print(spec, "\"mecanism\"", "wrong", "")).isEqualTo("""
                        a.json:1:34: error[unknown-option]: wrong
                           1 | {"sasl": {"password": "*******", "mecanism": "plain"}, "url": "postgres://u:**@h/db"}
                             |                                  ^^^^^^^^^^
                        """);
    }

    @Test
    void jsonHasPlacesOfBothEnds() {
        SpecText text = new SpecText("a.json", "{\n\"a\": \"b\"}");
        List<Problem> problems = List.of(
                new Problem(
                        Code.WRONG_TYPE, Severity.ERROR, new SourceSpan(7, 10), "not \"b\"", Optional.of("write 1")),
                new Problem(Code.DEPRECATED, Severity.WARNING, new SourceSpan(0, 11), "old", Optional.empty()));

        assertThat(ProblemJson.of(text, problems))
                .isEqualTo("[{\"file\":\"a.json\",\"line\":2,\"column\":6,\"endLine\":2,\"endColumn\":9,"
                        + "\"code\":\"wrong-type\",\"severity\":\"error\",\"message\":\"not \\\"b\\\"\",\"hint\":\"write 1\"},"
                        + "{\"file\":\"a.json\",\"line\":1,\"column\":1,\"endLine\":2,\"endColumn\":10,"
                        + "\"code\":\"deprecated\",\"severity\":\"warning\",\"message\":\"old\"}]");
    }

    private static String print(String spec, String at, String message, String hint) {
        int start = spec.indexOf(at);
        Problems problems = new Problems();
        problems.error(Code.UNKNOWN_OPTION, new SourceSpan(start, start + at.length()), message, hint);
        return ProblemText.of(new SpecText("a.json", spec), problems.sorted());
    }
}
