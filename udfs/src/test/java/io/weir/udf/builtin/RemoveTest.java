package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Path;
import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemoveTest extends TransformContract<Remove.Options> {
    private final Remove remove = new Remove();

    @Test
    void namedFieldsGoAndTheOthersKeepTheirOrder() {
        assertThat(Samples.applied(remove, options("$.b", "c.d"), "{\"a\":1,\"b\":2,\"c\":{\"d\":3,\"e\":4},\"f\":5}"))
                .containsExactly("{\"a\":1,\"c\":{\"e\":4},\"f\":5}");
    }

    @Test
    void flatNamesAndAllElementsGoToo() {
        assertThat(Samples.applied(remove, options("c.d"), "{\"c\":[{\"d\":3},{\"d\":4,\"e\":5}],\"c.d\":6}"))
                .containsExactly("{\"c\":[{},{\"e\":5}]}");
    }

    @Test
    void absentFieldsAreFine() {
        assertThat(Samples.applied(remove, options("x", "a.b.c"), "{\"a\":1}")).containsExactly("{\"a\":1}");
    }

    @Test
    void aRecordThatIsNoObjectIsRejected() {
        assertThat(Samples.applied(remove, options("a"), "\"a\""))
                .containsExactly("type-mismatch: the record is no JSON object");
    }

    private static Remove.Options options(String... paths) {
        return new Remove.Options(Arrays.stream(paths).map(Path::parse).toList());
    }

    @Override
    Transform<Remove.Options> transform() {
        return remove;
    }

    @Override
    Remove.Options sampleOptions() {
        return options("nested.name");
    }

    @Override
    Map<String, String> defaults() {
        return Map.of();
    }

    @Override
    FieldUse use() {
        return new FieldUse(Set.of(), Set.of(Path.of("nested", "name"), Path.of("nested.name")), false);
    }
}
