package io.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpecParserTest {
    @Test
    void jsonAndYamlGiveTheSameTree() {
        String json = canonical("a.json", "{\"a\": [1, 2.50, true, null, \"x\"], \"b\": {\"c\": \"1\"}}");
        String yaml = canonical("a.yaml", "b:\n  c: '1'\na:\n- 1\n- 2.50\n- true\n- ~\n- x\n");

        assertThat(json).isEqualTo(yaml).isEqualTo("{\"a\":[1,2.50,true,null,\"x\"],\"b\":{\"c\":\"1\"}}");
    }

    @Test
    void fileEndingDecidesElseTheFirstCharacter() {
        assertThat(canonical("a.yml", "{a: b}")).isEqualTo("{\"a\":\"b\"}");
        assertThat(SpecParser.parse(new SpecText("a.JSON", "a: b")).faults()).isNotEmpty();
        assertThat(canonical("<stdin>", "\n {\"a\": \"b\"}")).isEqualTo("{\"a\":\"b\"}");
        assertThat(canonical("<stdin>", "a: b")).isEqualTo("{\"a\":\"b\"}");
    }

    @Test
    void yamlScalarsFollowTheCoreSchema() {
        assertThat(canonical(
                        "a.yaml",
                        "[yes, on, True, FALSE, Null, ~, 0x1F, 0o17, 007, +5, .5, 1e3, 1_000, 2024-01-01, '5']"))
                .isEqualTo("[\"yes\",\"on\",true,false,null,null,31,15,7,5,0.5,1e3,\"1_000\",\"2024-01-01\",\"5\"]");
        assertThat(canonical("a.yaml", "!!str 5")).isEqualTo("\"5\"");
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(canonical("a.json", "{\"a\": 12345678901234567890, \"b\": 1.10, \"c\": -0}"))
                .isEqualTo("{\"a\":12345678901234567890,\"b\":1.10,\"c\":-0}");
        assertThat(canonical("a.yaml", "[12345678901234567890, 1.10]")).isEqualTo("[12345678901234567890,1.10]");
    }

    @Test
    void yamlHasSeveralDocuments() {
        ParsedSpec parsed = SpecParser.parse(new SpecText("a.yaml", "---\na: 1\n---\n# nothing\n---\nb: 2\n"));

        assertThat(parsed.documents().stream().map(CanonicalJson::text)).containsExactly("{\"a\":1}", "{\"b\":2}");
    }

    @Test
    void documentsBeforeASyntaxErrorAreRead() {
        ParsedSpec parsed = SpecParser.parse(new SpecText("a.yaml", "a: 1\n---\nb: 'x\n"));

        assertThat(parsed.documents()).hasSize(1);
        assertThat(parsed.faults()).hasSize(1);
    }

    @Test
    void duplicateKeyKeepsTheFirstValueAndTheRest() {
        ParsedSpec parsed = SpecParser.parse(new SpecText("a.json", "{\"a\": 1, \"a\": 2, \"b\": 3}"));

        assertThat(CanonicalJson.text(parsed.documents().get(0))).isEqualTo("{\"a\":1,\"b\":3}");
        assertThat(parsed.faults()).extracting(SpecFault::kind).containsExactly(SpecFault.Kind.DUPLICATE_KEY);
    }

    @Test
    void byteOrderMarkIsPassedOver() {
        assertThat(canonical("a.json", "\uFEFF{\"a\": 1}")).isEqualTo("{\"a\":1}");
        assertThat(canonical("a.yaml", "\uFEFFa: 1\nb: 2\n")).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void specOverOneMebibyteIsTooLarge() {
        String half = "é".repeat(SpecParser.MAX_BYTES / 2);

        assertThat(SpecParser.parse(new SpecText("a.yaml", half + "x")).faults())
                .extracting(SpecFault::kind)
                .containsExactly(SpecFault.Kind.TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "- ", "? ", "{a: "})
    void deepNestingIsTooLargeNotACrash(String opening) {
        String deep = opening.repeat(100_000);

        assertThat(SpecParser.parse(new SpecText("a.yaml", deep)).faults())
                .extracting(SpecFault::kind)
                .containsExactly(SpecFault.Kind.TOO_LARGE);
        assertThat(SpecParser.parse(new SpecText("a.json", deep)).faults()).isNotEmpty();
    }

    @Test
    void sixtyFourLevelsAreRead() {
        String deepest = "[".repeat(SpecParser.MAX_DEPTH) + "]".repeat(SpecParser.MAX_DEPTH);

        assertThat(canonical("a.json", deepest)).isEqualTo(deepest);
        assertThat(canonical("a.yaml", deepest)).isEqualTo(deepest);
        assertThat(SpecParser.parse(new SpecText("a.json", "[" + deepest + "]")).faults())
                .hasSize(1);
        assertThat(SpecParser.parse(new SpecText("a.yaml", "[" + deepest + "]")).faults())
                .hasSize(1);
    }

    @Test
    void aliasesRepeatValues() {
        assertThat(canonical("a.yaml", "a: &x {b: 1}\nc: *x\n")).isEqualTo("{\"a\":{\"b\":1},\"c\":{\"b\":1}}");
    }

    @Test
    void moreThanTwentyAliasesAreTooLarge() {
        String aliases = IntStream.range(0, 21).mapToObj(i -> "*x").collect(Collectors.joining(", "));

        assertThat(SpecParser.parse(new SpecText("a.yaml", "a: &x 1\nb: [" + aliases + "]\n"))
                        .faults())
                .extracting(SpecFault::message)
                .containsExactly("the spec uses more than 20 aliases");
    }

    @Test
    void aliasesCannotMultiplyAWideList() {
        String wide = IntStream.range(0, 50_000).mapToObj(i -> "1").collect(Collectors.joining(","));

        assertThat(SpecParser.parse(new SpecText("a.yaml", "a: &x [" + wide + "]\nb: [*x, *x, *x, *x]\n"))
                        .faults())
                .extracting(SpecFault::kind)
                .containsExactly(SpecFault.Kind.TOO_LARGE);
    }

    @Test
    void positionInsideAnExpressionCountsFromItsText() {
        String spec = "{\"when\": \"a == b\"}";
        Json.Obj object = (Json.Obj)
                SpecParser.parse(new SpecText("a.json", spec)).documents().get(0);
        Json.Str text = (Json.Str) object.fields().get(0).value();

        assertThat(text.within(5, 6)).isEqualTo(new SourceSpan(spec.indexOf("b\""), spec.indexOf("b\"") + 1));
    }

    @Test
    void positionInsideAnEscapedTextIsTheWholeText() {
        Json.Obj object = (Json.Obj) SpecParser.parse(new SpecText("a.json", "{\"a\": \"x\\ty == b\"}"))
                .documents()
                .get(0);
        Json.Str text = (Json.Str) object.fields().get(0).value();

        assertThat(text.within(4, 5)).isEqualTo(text.span());
    }

    @Test
    void hashIgnoresLayoutAndKeyOrder() {
        List<String> hashes = List.of(
                CanonicalJson.hash(document("a.json", "{\"a\": 1, \"b\": [true]}")),
                CanonicalJson.hash(document("a.yaml", "b:\n- true\na: 1\n")));

        assertThat(hashes).allMatch(hash -> hash.matches("[0-9a-f]{16}"));
        assertThat(hashes.get(0)).isEqualTo(hashes.get(1));
        assertThat(CanonicalJson.hash(document("a.json", "{\"a\": 1, \"b\": [false]}")))
                .isNotEqualTo(hashes.get(0));
    }

    private static String canonical(String name, String text) {
        return CanonicalJson.text(document(name, text));
    }

    private static Json document(String name, String text) {
        ParsedSpec parsed = SpecParser.parse(new SpecText(name, text));
        assertThat(parsed.faults()).isEmpty();
        assertThat(parsed.documents()).hasSize(1);
        return parsed.documents().get(0);
    }
}
