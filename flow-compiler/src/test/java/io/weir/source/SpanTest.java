package io.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The text at a value's span, read alone, gives the same value: for every value of many random specs. */
final class SpanTest {
    private static final int SPECS = 300;

    @Test
    void jsonSpansReadAloneGiveTheSameValue() {
        for (long seed = 0; seed < SPECS; seed++) {
            String text = new SpecGenerator(seed).json();
            check("a.json", text, document("a.json", text, seed), seed);
        }
    }

    @Test
    void yamlSpansReadAloneGiveTheSameValue() {
        for (long seed = 0; seed < SPECS; seed++) {
            String text = new SpecGenerator(seed).yaml();
            check("a.yaml", text, document("a.yaml", text, seed), seed);
        }
    }

    @Test
    void damagedTextNeverThrowsAndFaultsLieInside() {
        for (long seed = 0; seed < SPECS; seed++) {
            Random random = new Random(seed);
            boolean json = random.nextBoolean();
            SpecGenerator generator = new SpecGenerator(seed);
            StringBuilder text = new StringBuilder(json ? generator.json() : generator.yaml());
            for (int i = random.nextInt(3); i >= 0; i--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        at + random.nextInt(2),
                        "{}[]:,\"'\\#&*!|>-\t\n x".substring(i).substring(0, 1 + i % 2));
                text.setCharAt(random.nextInt(text.length()), "{}[]:,\"'\\#&*!|>-\t\n x".charAt(random.nextInt(20)));
            }
            SpecText spec = new SpecText(json ? "a.json" : "a.yaml", text.toString());
            ParsedSpec parsed = SpecParser.parse(spec);
            for (SpecFault fault : parsed.faults()) {
                assertThat(fault.at().end()).as("seed %d: %s", seed, text).isLessThanOrEqualTo(text.length());
            }
        }
    }

    private static void check(String name, String text, Json value, long seed) {
        String alone = text.substring(value.span().start(), value.span().end());
        boolean unwritten = value instanceof Json.Nul && alone.startsWith("key");
        if (!unwritten) {
            int line = text.lastIndexOf('\n', value.span().start() - 1) + 1;
            String indented = " ".repeat(text.codePointCount(line, value.span().start())) + alone;
            assertThat(CanonicalJson.text(document(name, indented, seed)).strip())
                    .as("seed %d: «%s»", seed, alone)
                    .isEqualTo(expected(value, alone));
        }
        if (value instanceof Json.Obj object) {
            for (Json.Field field : object.fields()) {
                String key = text.substring(
                        field.nameSpan().start(), field.nameSpan().end());
                assertThat(document(name, key, seed))
                        .isInstanceOfSatisfying(
                                Json.Str.class, read -> assertThat(read.text()).isEqualTo(field.name()));
                check(name, text, field.value(), seed);
            }
        }
        if (value instanceof Json.Arr list) {
            list.elements().forEach(element -> check(name, text, element, seed));
        }
    }

    /** A block text at the end of a text has no line break to keep. */
    private static String expected(Json value, String alone) {
        String text = CanonicalJson.text(value);
        boolean endsInBlock = alone.endsWith("line two") && text.contains("line two\\u000a");
        if (!endsInBlock) {
            return text;
        }
        int last = text.lastIndexOf("line two\\u000a") + "line two".length();
        return text.substring(0, last) + text.substring(last + "\\u000a".length());
    }

    private static Json document(String name, String text, long seed) {
        ParsedSpec parsed = SpecParser.parse(new SpecText(name, text));
        assertThat(parsed.faults()).as("seed %d: %s", seed, text).isEmpty();
        return parsed.documents().isEmpty()
                ? new Json.Nul(SourceSpan.START)
                : parsed.documents().get(0);
    }
}
