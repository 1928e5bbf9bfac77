package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Path;
import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelectTest extends TransformContract<Select.Options> {
    private final Select select = new Select();

    @Test
    void selectedFieldsGetTheLastNameOfTheirPathInTheOrderOfTheSpec() {
        assertThat(Samples.applied(
                        select,
                        options("$.customer.email", "id", "items.0.sku"),
                        "{\"id\":1.10,\"customer\":{\"email\":\"e\",\"card\":\"4111\"},\"items\":[{\"sku\":\"s\"}]}"))
                .containsExactly("{\"email\":\"e\",\"id\":1.10,\"sku\":\"s\"}");
    }

    @Test
    void fieldsThatARecordLacksAreLeftOut() {
        assertThat(Samples.applied(select, options("id", "x.y"), "{\"id\":null,\"card\":\"4111\"}"))
                .containsExactly("{\"id\":null}");
    }

    @Test
    void aRecordWithNoneOfTheFieldsIsRejectedInsteadOfPassedWhole() {
        assertThat(Samples.applied(select, options("x", "y.z"), "{\"card\":\"4111\"}"))
                .containsExactly("missing-field: the record has none of the selected fields");
    }

    @Test
    void aRecordThatIsNoObjectIsRejected() {
        assertThat(Samples.applied(select, options("0"), "[\"4111\"]"))
                .containsExactly("type-mismatch: the record is no JSON object");
    }

    @Test
    void pathsThatEndInTheSameNameAreComplainedAbout() {
        assertThat(Complaining.errors(options("a.id", "name", "$.b.id")))
                .containsExactly("fields: 'a.id' and 'b.id' would both become the field 'id'");
        assertThat(Complaining.errors(options("a.id", "b.name"))).isEmpty();
    }

    private static Select.Options options(String... paths) {
        return new Select.Options(Arrays.stream(paths).map(Path::parse).toList());
    }

    @Override
    Transform<Select.Options> transform() {
        return select;
    }

    @Override
    Select.Options sampleOptions() {
        return options("big", "nested.count");
    }

    @Override
    Map<String, String> defaults() {
        return Map.of();
    }

    @Override
    FieldUse use() {
        return new FieldUse(Set.of(Path.of("big"), Path.of("nested", "count")), Set.of(), true);
    }
}
