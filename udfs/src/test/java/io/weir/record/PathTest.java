package io.weir.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTest {
    @ParameterizedTest
    @ValueSource(strings = {"customer.email", "$.customer.email", "$customer.email"})
    void aLeadingDollarMeansNothing(String written) {
        assertThat(Path.parse(written)).isEqualTo(Path.of("customer", "email"));
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() {
        assertThat(Path.parse("a\\.b.c\\\\d.e\\#")).isEqualTo(Path.of("a.b", "c\\d", "e#"));
        assertThat(Path.parse("\\$id")).isEqualTo(Path.of("$id"));
    }

    @Test
    void indexesAreSegments() {
        assertThat(Path.parse("items.0.sku")).isEqualTo(Path.of("items", "0", "sku"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"items.#.sku", "a.@reverse", "a*", "a?b", "a|b", "items[0]", "$['a']", "{a,b}"})
    void otherPathLanguagesAreRejectedInsteadOfNamingNothing(String written) {
        assertThatThrownBy(() -> Path.parse(written))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("queries, wildcards and modifiers are not supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "$", "$.", ".a", "a.", "a..b", "$..a"})
    void emptyNamesAreRejected(String written) {
        assertThatThrownBy(() -> Path.parse(written)).hasMessage("the path '" + written + "' has an empty name in it");
    }

    @Test
    void aBackslashAtTheEndIsRejected() {
        assertThatThrownBy(() -> Path.parse("a\\")).hasMessage("the path 'a\\' ends in a backslash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "\\$id.x", "a\\.b", "a\\\\b", "\\#\\[0\\]", "$$"})
    void theTextOfAPathIsThePath(String written) {
        Path path = Path.parse(written);

        assertThat(Path.parse(path.text())).isEqualTo(path);
    }

    @Test
    void nameAndDottedFormAreUnescaped() {
        Path path = Path.of("a.b", "c");

        assertThat(path.name()).isEqualTo("c");
        assertThat(path.dotted()).isEqualTo("a.b.c");
        assertThat(path.text()).isEqualTo("a\\.b.c");
    }
}
