package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Path;
import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskTest extends TransformContract<Mask.Options> {
    private final Mask mask = new Mask();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"4111\"|\"***\"|\"****\"",
                "\"J\u00f6\ud83d\ude00\"|\"***\"|\"***\"",
                "\"\"|\"***\"|\"\"",
                "12.50|\"***\"|\"*****\"",
                "true|\"***\"|\"***\"",
                "false|\"***\"|\"***\"",
                "null|null|null",
                "{\"a\":\"x\"}|\"***\"|\"***\"",
                "[\"x\",\"y\"]|\"***\"|\"***\"",
            })
    void valuesOfEveryTypeAreHidden(String value, String fixed, String sameLength) {
        String json = "{\"f\":" + value + "}";

        assertThat(Samples.applied(mask, options(false, "f"), json)).containsExactly("{\"f\":" + fixed + "}");
        assertThat(Samples.applied(mask, options(true, "f"), json)).containsExactly("{\"f\":" + sameLength + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$.card.number", "card.number", "$card.number"})
    void noSpellingOfThePathLetsTheValuePass(String path) {
        assertThat(Samples.applied(
                        mask,
                        options(false, path),
                        "{\"card\":{\"number\":\"4111\"},\"cards\":[],\"card.number\":\"4111\"}"))
                .containsExactly("{\"card\":{\"number\":\"***\"},\"cards\":[],\"card.number\":\"***\"}");
    }

    @Test
    void aPathThroughAnArrayMasksEveryElement() {
        assertThat(Samples.applied(
                        mask, options(false, "cards.number"), "{\"cards\":[{\"number\":\"1\"},{\"number\":\"2\"},{}]}"))
                .containsExactly("{\"cards\":[{\"number\":\"***\"},{\"number\":\"***\"},{}]}");
    }

    @Test
    void absentFieldsAreFine() {
        assertThat(Samples.applied(mask, options(false, "x", "y.z"), "{\"a\":1}"))
                .containsExactly("{\"a\":1}");
    }

    @Test
    void aRecordThatIsNoObjectIsRejectedInsteadOfPassedUnmasked() {
        assertThat(Samples.applied(mask, options(false, "card"), "[{\"card\":1}]"))
                .containsExactly("type-mismatch: the record is no JSON object");
    }

    @Test
    void anyOneCharacterMayBeTheMask() {
        Mask.Options options = new Mask.Options(List.of(Path.of("f")), "\ud83d\ude48", true);

        assertThat(Complaining.errors(options)).isEmpty();
        assertThat(Samples.applied(mask, options, "{\"f\":\"ab\"}"))
                .containsExactly("{\"f\":\"\ud83d\ude48\ud83d\ude48\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "**"})
    void otherMasksAreComplainedAbout(String maskChar) {
        assertThat(Complaining.errors(new Mask.Options(List.of(Path.of("f")), maskChar, false)))
                .containsExactly("maskChar: '" + maskChar + "' is not one character");
    }

    private static Mask.Options options(boolean keepLength, String... paths) {
        return new Mask.Options(Arrays.stream(paths).map(Path::parse).toList(), "*", keepLength);
    }

    @Override
    Transform<Mask.Options> transform() {
        return mask;
    }

    @Override
    Mask.Options sampleOptions() {
        return options(false, "id", "nested.name");
    }

    @Override
    Map<String, String> defaults() {
        return Map.of("maskChar", "*", "keepLength", "false");
    }

    @Override
    FieldUse use() {
        Set<Path> fields = Set.of(Path.of("id"), Path.of("nested", "name"), Path.of("nested.name"));
        return new FieldUse(fields, fields, false);
    }
}
