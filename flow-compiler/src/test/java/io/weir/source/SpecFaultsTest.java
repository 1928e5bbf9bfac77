package io.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the parser says about broken text; the whole sayings are in the goldens. */
final class SpecFaultsTest {
    private static final Path GOLDENS = Path.of("src/test/resources/source");

    private static final List<String> JSON = List.of(
            "{\"a\": 1, \"a\": 2, \"b\": {\"c\": 1, \"c\": 2}}",
            "{\"a\": [1, 2,], \"b\": 3,}",
            "{\"a\": 1\n \"b\": 2\n \"c\": 3}",
            "{\"a\": 1\"b\": 2}",
            "{\"a\": 01}",
            "{\"a\": 1.}",
            "{\"a\": -}",
            "{a: 1}",
            "{'a': 1}",
            "{\"a\": 'x'}",
            "{\"a\": foo}",
            "{\"a\": tru}",
            "{\"a\": \"x\ny\"}",
            "{\"a\": [1, 2}",
            "{\"a\": [1, 2",
            "{\"a\": \"x",
            "{\"a\": \"\\q\"}",
            "{\"a\": \"\\u12G4\"}",
            "{} {}",
            "{\"a\" 1}",
            "{\"a\": }",
            "[1,,2]",
            "{\"a\": 1, // one\n \"b\": /* two */ 2}",
            "{\"a\": \u0001}",
            "}");

    private static final List<String> YAML = List.of(
            "a: 1\na: 2\nb: {c: 1, c: 2}\n",
            "a: 1\n b: 2\n",
            "a: 'x\nb: 1\n",
            "a: \"x\n",
            "a: [1, 2\nb: 3\n",
            "a: {b: 1, c: 2\nd: e\n",
            "a: b: c\n",
            "a:\n\tb: 1\n",
            "a: !!binary x\nb: !custom y\n",
            "a: *none\n",
            "a: &a [*a]\n",
            "? [x]\n: y\n",
            "a: @x\n",
            "a: `x`\n",
            "a: \"\\q\"\n",
            "- a\nb: 1\n",
            "a: \u0001\n",
            "a: 1\n- b\n",
            "a\nb: c\n",
            "a: .inf\n",
            "a: 1\n...\nb: 1\n");

    @Test
    void brokenJsonIsExplained() {
        Golden.matches(GOLDENS.resolve("json-faults.txt"), explain("a.json", JSON));
    }

    @Test
    void brokenYamlIsExplained() {
        Golden.matches(GOLDENS.resolve("yaml-faults.txt"), explain("a.yaml", YAML));
    }

    @Test
    void everyBrokenTextHasAFault() {
        JSON.forEach(text -> assertThat(
                        SpecParser.parse(new SpecText("a.json", text)).faults())
                .as(text)
                .isNotEmpty());
        YAML.forEach(text -> assertThat(
                        SpecParser.parse(new SpecText("a.yaml", text)).faults())
                .as(text)
                .isNotEmpty());
    }

    private static String explain(String name, List<String> texts) {
        StringBuilder all = new StringBuilder();
        for (String text : texts) {
            SpecText spec = new SpecText(name, text);
            ParsedSpec parsed = SpecParser.parse(spec);
            all.append(visible(text)).append('\n');
            for (SpecFault fault : parsed.faults()) {
                all.append("    ").append(spec.line(fault.at().start())).append(':');
                all.append(spec.column(fault.at().start())).append(" «");
                all.append(visible(text.substring(fault.at().start(), fault.at().end())));
                all.append("» ")
                        .append(fault.message())
                        .append(" | ")
                        .append(fault.hint())
                        .append('\n');
            }
            parsed.documents()
                    .forEach(document -> all.append("    = ")
                            .append(CanonicalJson.text(document))
                            .append('\n'));
        }
        return all.toString();
    }

    private static String visible(String text) {
        return text.replace("\n", "⏎").replace("\t", "→").replace("\u0001", "␁");
    }
}
