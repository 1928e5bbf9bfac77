package io.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
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
    void equalTextPasses() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\r\ntwo\n");

        assertThatCode(() -> Golden.matches(file, "one\r\ntwo\n", false)).doesNotThrowAnyException();
    }

    @Test
    void lineEndsMatter() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\r\ntwo\n");

        assertThatThrownBy(() -> Golden.matches(file, "one\ntwo\n", false)).isInstanceOf(AssertionError.class);
    }

    @Test
    void nothingHasNoFile() throws Exception {
        Path file = Files.writeString(folder.resolve("a.txt"), "one\n");

        Golden.matches(file, "", true);

        assertThat(file).doesNotExist();
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
