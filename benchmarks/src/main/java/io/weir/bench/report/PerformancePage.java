package io.weir.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page about performance: its text is written by hand, and between {@code <!-- results: NAME -->} and
 * {@code <!-- end -->} stands what is made from the results of that benchmark.
 */
public final class PerformancePage {
    private static final String PAGE = "docs/performance.md";
    private static final String RESULTS = "benchmarks/results";
    private static final Pattern SECTION =
            Pattern.compile("(<!-- results: ([a-z]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

    private PerformancePage() {}

    /** The page and its plots as the results make them, by their names in the project's folder. */
    public static Map<String, String> files(Path home) throws IOException {
        String text = Files.readString(home.resolve(PAGE));
        Map<String, Results> results = results(text, home.resolve(RESULTS));
        Map<String, String> files = new LinkedHashMap<>();
        files.put(PAGE, page(text, results));
        results.forEach((name, result) -> files.put(plot(name), BarPlot.svg(result)));
        return files;
    }

    private static String page(String text, Map<String, Results> results) {
        return SECTION.matcher(text)
                .replaceAll(section -> Matcher.quoteReplacement(
                        section.group(1) + content(results, section.group(2)) + section.group(3)));
    }

    private static String content(Map<String, Results> results, String name) {
        Results result = results.get(name);
        if (result == null) {
            return "\nNot measured yet.\n\n";
        }
        return "\n" + MarkdownTable.of(result) + "\n![" + result.summary() + "](performance/" + name + ".svg)\n\n";
    }

    private static String plot(String name) {
        return "docs/performance/" + name + ".svg";
    }

    /** Those that the page has a place for. */
    private static Map<String, Results> results(String text, Path folder) throws IOException {
        Map<String, Results> results = new LinkedHashMap<>();
        for (String name :
                SECTION.matcher(text).results().map(section -> section.group(2)).toList()) {
            Path file = folder.resolve(name + ".json");
            if (Files.exists(file)) {
                results.put(name, ResultFile.read(file));
            }
        }
        return results;
    }
}
