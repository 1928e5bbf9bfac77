package io.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    /** Compares the whole text with the file; line ends do not matter. A file that does not exist holds nothing. */
    public static void matches(Path file, String actual) {
        matches(
                file,
                actual,
                System.getProperty(MODE, "compare").toLowerCase(Locale.ROOT).equals("write"));
    }

    static void matches(Path file, String actual, boolean write) {
        String text = actual.replace("\r\n", "\n");
        try {
            String expected = Files.exists(file)
                    ? Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n")
                    : "";
            if (write && !expected.equals(text)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, text, StandardCharsets.UTF_8);
            } else {
                assertThat(text).as("%s (rewrite with -Dgolden=write)", file).isEqualTo(expected);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("comparing with " + file, e);
        }
    }
}
