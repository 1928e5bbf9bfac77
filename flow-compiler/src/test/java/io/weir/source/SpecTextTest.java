package io.weir.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpecTextTest {
    private final SpecText text = new SpecText("a.yaml", "one\r\ntwo\n\n😀x");

    @Test
    void linesAndColumnsCountFromOne() {
        assertThat(text.line(0)).isEqualTo(1);
        assertThat(text.column(0)).isEqualTo(1);
        assertThat(text.line(5)).isEqualTo(2);
        assertThat(text.column(7)).isEqualTo(3);
        assertThat(text.line(9)).isEqualTo(3);
    }

    @Test
    void lineEndBelongsToItsLine() {
        assertThat(text.line(4)).isEqualTo(1);
        assertThat(text.column(4)).isEqualTo(5);
    }

    @Test
    void columnCountsUnicodeCharacters() {
        assertThat(text.line(12)).isEqualTo(4);
        assertThat(text.column(12)).isEqualTo(2);
    }

    @Test
    void lineTextIsWithoutItsEnd() {
        assertThat(text.lineText(1)).isEqualTo("one");
        assertThat(text.lineText(2)).isEqualTo("two");
        assertThat(text.lineText(3)).isEmpty();
        assertThat(text.lineText(4)).isEqualTo("😀x");
        assertThat(text.lineText(5)).isEmpty();
    }

    @Test
    void offsetBehindTheTextIsItsEnd() {
        assertThat(text.line(1000)).isEqualTo(4);
        assertThat(text.column(1000)).isEqualTo(3);
    }
}
