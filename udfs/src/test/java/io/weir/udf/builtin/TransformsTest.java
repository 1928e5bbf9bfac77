package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.udf.Transform;
import org.junit.jupiter.api.Test;

class TransformsTest {
    @Test
    void allAreListedOnceInAlphabeticalOrder() {
        assertThat(Transforms.ALL)
                .extracting(Transform::name)
                .doesNotHaveDuplicates()
                .isSorted()
                .containsExactly(
                        "camelCase",
                        "deduplicate",
                        "filter",
                        "flatten",
                        "mask",
                        "remove",
                        "router",
                        "select",
                        "snakeCase",
                        "timestamp");
    }
}
