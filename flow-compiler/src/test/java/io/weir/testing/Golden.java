package io.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that holds the whole text a test expects. {@code -Dgolden=write} writes what the code gives instead of comparing;
 * the change is then reviewed like code.
 */
public final class Golden {
    private static final String MODE = "golden";

    private Golden() {}

    /** Compares the whole text with the file, character by character. A file that does not exist holds nothing. */
    public static void matches(Path file, String actual) {
        matches(
                file,
                actual,
                System.getProperty(MODE, "compare").toLowerCase(Locale.ROOT).equals("write"));
    }

    static void matches(Path file, String actual, boolean write) {
        try {
            String expected = Files.exists(file) ? Files.readString(file) : "";
            if (!write) {
                assertThat(actual).as("%s (rewrite with -Dgolden=write)", file).isEqualTo(expected);
            } else if (actual.isEmpty()) {
                Files.deleteIfExists(file);
            } else if (!actual.equals(expected)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, actual);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("comparing with " + file, e);
        }
    }
}
