package io.weir.flink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.weir.testing.Golden;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the guides show is what Weir prints: a block under {@code quoted from FILE} holds that file, or its end from a line on, and
 * the file is a golden of another test.
 */
final class GuidesTest {
    private static final Path PROJECT = Path.of("..");
    private static final Path GUIDES = PROJECT.resolve("docs/guides");
    private static final Pattern QUOTE =
            Pattern.compile("(<!-- quoted from (\\S+?)(?:, line '([^']+)' on)? -->\n```text\n).*?```", Pattern.DOTALL);

    @TestFactory
    List<DynamicTest> quotesAreUpToDate() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> guides = Files.list(GUIDES)) {
            guides.sorted()
                    .forEach(guide -> tests.add(dynamicTest(guide.getFileName().toString(), () -> check(guide))));
        }
        return tests;
    }

    @Test
    void theGuideToGuaranteesQuotesAPlanAndAProblem() throws IOException {
        assertThat(QUOTE.matcher(Files.readString(GUIDES.resolve("guarantees.md")))
                        .results())
                .hasSize(2);
    }

    private static void check(Path guide) throws IOException {
        String text = Files.readString(guide);
        Golden.matches(guide, QUOTE.matcher(text).replaceAll(GuidesTest::quoted));
    }

    private static String quoted(MatchResult quote) {
        try {
            String content = Files.readString(PROJECT.resolve(quote.group(2)));
            String from = quote.group(3);
            int start = from == null ? 0 : content.indexOf("\n" + from) + 1;
            assertThat(from == null || start > 0)
                    .as("'%s' in %s", from, quote.group(2))
                    .isTrue();
            return Matcher.quoteReplacement(quote.group(1) + content.substring(start) + "```");
        } catch (IOException e) {
            throw new UncheckedIOException("reading what a guide quotes", e);
        }
    }
}
