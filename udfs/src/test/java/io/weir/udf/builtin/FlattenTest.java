package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Path;
import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import io.weir.udf.builtin.Flatten.OnCollision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlattenTest extends TransformContract<Flatten.Options> {
    private final Flatten flatten = new Flatten();

    @Test
    void fieldsOfObjectsJoinTheRecord() {
        assertThat(flattened(
                        "$.items", "{\"id\":1.10,\"items\":[{\"sku\":\"x\",\"qty\":12345678901234567890},{}],\"z\":0}"))
                .containsExactly(
                        "{\"id\":1.10,\"z\":0,\"sku\":\"x\",\"qty\":12345678901234567890}", "{\"id\":1.10,\"z\":0}");
    }

    @Test
    void otherElementsTakeThePlaceOfTheArray() {
        assertThat(flattened("a", "{\"a\":[1.0,\"t\",null,[2]],\"b\":3}"))
                .containsExactly(
                        "{\"a\":1.0,\"b\":3}", "{\"a\":\"t\",\"b\":3}", "{\"a\":null,\"b\":3}", "{\"a\":[2],\"b\":3}");
    }

    @Test
    void aNestedArrayIsNotLeftInTheCopies() {
        assertThat(flattened("order.items", "{\"order\":{\"id\":1,\"items\":[{\"sku\":\"x\"},5]}}"))
                .containsExactly("{\"order\":{\"id\":1},\"sku\":\"x\"}", "{\"order\":{\"id\":1,\"items\":5}}");
    }

    @Test
    void anArrayThatAvroWrappedIsAnArray() {
        assertThat(flattened("a", "{\"a\":{\"array\":[1,2]}}")).containsExactly("{\"a\":1}", "{\"a\":2}");
    }

    @Test
    void anEmptyArrayLeavesOneRecordWithoutTheField() {
        assertThat(flattened("a.b", "{\"a\":{\"b\":[],\"c\":1}}")).containsExactly("{\"a\":{\"c\":1}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":1}",
                "{\"a\":null}",
                "{\"a\":{\"b\":[1]}}",
                "{\"a\":{\"array\":[1],\"x\":2}}",
                "{\"A\":[1]}"
            })
    void withoutAnArrayARecordStaysAsItIs(String json) {
        assertThat(flattened("a", json)).containsExactly(json);
    }

    @Test
    void aFieldOnBothSidesRejectsTheRecord() {
        assertThat(flattened("items", "{\"id\":1,\"items\":[{\"sku\":2},{\"id\":3}]}"))
                .containsExactly("key-collision: an element of 'items' has a field that the record has too");
    }

    @Test
    void aFieldOnBothSidesIsTheElementsWhenTheSpecSaysSo() {
        Flatten.Options options = new Flatten.Options(Path.of("items"), OnCollision.ELEMENT_WINS);

        assertThat(Samples.applied(flatten, options, "{\"id\":1,\"items\":[{\"id\":3}]}"))
                .containsExactly("{\"id\":3}");
    }

    @Test
    void anElementMayHaveAFieldOfTheArraysOwnName() {
        assertThat(flattened("items", "{\"items\":[{\"items\":1}]}")).containsExactly("{\"items\":1}");
    }

    @Test
    void aRecordThatWouldFillTheMemoryIsRejected() {
        StringBuilder json = new StringBuilder("{");
        for (int field = 0; field < 2_000; field++) {
            json.append("\"f").append(field).append("\":0,");
        }
        json.append("\"a\":[").append("0,".repeat(999)).append("0]}");

        assertThat(flattened("a", json.toString()))
                .containsExactly(
                        "record-too-large: the array 'a' has 1000 elements, too many for a record of 2001 fields");
    }

    @Test
    void aRecordThatIsNoObjectIsRejected() {
        assertThat(flattened("0", "[[1]]")).containsExactly("type-mismatch: the record is no JSON object");
    }

    private List<String> flattened(String path, String json) {
        return Samples.applied(flatten, new Flatten.Options(Path.parse(path), OnCollision.REJECT), json);
    }

    @Override
    Transform<Flatten.Options> transform() {
        return flatten;
    }

    @Override
    Flatten.Options sampleOptions() {
        return new Flatten.Options(Path.of("items"), OnCollision.REJECT);
    }

    @Override
    Map<String, String> defaults() {
        return Map.of("onCollision", "reject");
    }

    @Override
    FieldUse use() {
        return new FieldUse(Set.of(Path.of("items")), Set.of(Path.of("items")), true);
    }
}
