package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryMatchTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a|{\"a\":1,\"b\":1}|{\"a\":0,\"b\":1}",
                "a.b|{\"a\":{\"b\":1,\"c\":1}}|{\"a\":{\"b\":0,\"c\":1}}",
                "a.b|{\"a\":[{\"b\":1},{\"c\":1},2,[{\"b\":1}]]}|{\"a\":[{\"b\":0},{\"c\":1},2,[{\"b\":0}]]}",
                "a.b|{\"a.b\":1,\"a\":{\"b\":1}}|{\"a.b\":0,\"a\":{\"b\":0}}",
                "a.1|{\"a\":[1,1,1]}|{\"a\":[1,0,1]}",
                "a.1|{\"a\":{\"1\":1}}|{\"a\":{\"1\":0}}",
                "a.7|{\"a\":[1]}|{\"a\":[1]}",
                "a.0.b|{\"a\":[{\"b\":1},{\"b\":1}]}|{\"a\":[{\"b\":0},{\"b\":1}]}",
                "a|{\"a\":null}|{\"a\":0}",
                "a|{\"A\":1,\"b\":{\"a\":1}}|{\"A\":1,\"b\":{\"a\":1}}",
            })
    void replacesEachMatchAndNothingElse(String path, String before, String after) throws JsonRejected {
        EveryMatch match = EveryMatch.of(Path.parse(path));

        Value changed = match.replace(json(before), value -> Value.Numeric.of(0));

        assertThat(JsonWriter.toText(changed)).isEqualTo(after);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.b|{\"a\":[{\"b\":1,\"c\":2},{\"b\":1}],\"a.b\":1}|{\"a\":[{\"c\":2},{}]}",
                "a.0|{\"a\":[1,2]}|{\"a\":[2]}",
                "x|{\"a\":1}|{\"a\":1}",
            })
    void removesEachMatchAndNothingElse(String path, String before, String after) throws JsonRejected {
        assertThat(JsonWriter.toText(EveryMatch.of(Path.parse(path)).remove(json(before))))
                .isEqualTo(after);
    }

    @Test
    void namesTheFieldsThatItMayTouch() {
        assertThat(EveryMatch.of(Path.of("a", "b")).fields())
                .containsExactlyInAnyOrder(Path.of("a", "b"), Path.of("a.b"));
        assertThat(EveryMatch.of(Path.of("a")).fields()).containsExactly(Path.of("a"));
    }

    private static Value json(String text) throws JsonRejected {
        return JsonReader.STANDARD.read(text.getBytes(UTF_8));
    }
}
