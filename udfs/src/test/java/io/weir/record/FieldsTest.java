package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    private static final String ORDER =
            "{\"id\":1,\"customer\":{\"email\":\"e\"},\"items\":[{\"sku\":\"x\"},{\"sku\":\"y\"}],\"n\":null}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"id|1", "customer.email|\"e\"", "items.1.sku|\"y\"", "n|null", "items.0|{\"sku\":\"x\"}"})
    void presentFieldsAreFound(String path, String expected) throws JsonRejected {
        assertThat(Fields.find(json(ORDER), Path.parse(path))).contains(json(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "id.x",
                "customer.x",
                "items.2",
                "items.sku",
                "items.-1",
                "items.99999999999",
                "n.x",
                "email"
            })
    void absentFieldsAreNotFound(String path) throws JsonRejected {
        assertThat(Fields.find(json(ORDER), Path.parse(path))).isEmpty();
    }

    @Test
    void settingKeepsThePlaceOfAnExistingField() throws JsonRejected {
        Value changed = Fields.set(json(ORDER), Path.parse("items.0.sku"), Value.Numeric.of(5))
                .orElseThrow();

        assertThat(JsonWriter.toText(changed)).isEqualTo(ORDER.replace("\"x\"", "5"));
    }

    @Test
    void settingMakesTheObjectsOnTheWay() throws JsonRejected {
        Value changed = Fields.set(json("{\"a\":1}"), Path.parse("b.c.0"), Value.Numeric.of(5))
                .orElseThrow();

        assertThat(JsonWriter.toText(changed)).isEqualTo("{\"a\":1,\"b\":{\"c\":{\"0\":5}}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id.x", "items.2", "items.sku", "n.x"})
    void settingInsideSomethingElseIsNotPossible(String path) throws JsonRejected {
        assertThat(Fields.set(json(ORDER), Path.parse(path), Value.Null.NULL)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a|{\"b\":{\"c\":2},\"d\":[3,4]}",
                "b.c|{\"a\":1,\"b\":{},\"d\":[3,4]}",
                "d.0|{\"a\":1,\"b\":{\"c\":2},\"d\":[4]}",
                "x.y|{\"a\":1,\"b\":{\"c\":2},\"d\":[3,4]}",
                "d.7|{\"a\":1,\"b\":{\"c\":2},\"d\":[3,4]}",
            })
    void removingTakesTheFieldAndNothingElse(String path, String expected) throws JsonRejected {
        Value root = json("{\"a\":1,\"b\":{\"c\":2},\"d\":[3,4]}");

        assertThat(JsonWriter.toText(Fields.remove(root, Path.parse(path)))).isEqualTo(expected);
    }

    private static Value json(String text) throws JsonRejected {
        return JsonReader.STANDARD.read(text.getBytes(UTF_8));
    }
}
