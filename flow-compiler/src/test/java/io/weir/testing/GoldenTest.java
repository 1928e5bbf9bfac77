package io.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoldenTest {
    @TempDir
    Path folder;

    @Test
    void textThatDiffersFailsAndNamesTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\n");

        assertThatThrownBy(() -> Golden.matches(file, "two\n", false))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a.txt");
        assertThat(file).hasContent("one\n");
    }

    @Test
    void equalTextPassesWhateverItsLineEnds() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\r\ntwo\n");

        Golden.matches(file, "one\ntwo\n", false);
    }

    @Test
    void missingFileFails() {
        assertThatThrownBy(() -> Golden.matches(folder.resolve("none.txt"), "x", false))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void writeModeWritesFoldersAndText() {
        Path file = folder.resolve("deep/a.txt");

        Golden.matches(file, "new\n", true);

        assertThat(file).hasContent("new\n");
    }
}
