package io.weir.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What source files look like. */
class SourceRulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final int MAIN_LINES = 400;
    private static final int TEST_LINES = 600;
    private static final int METHOD_LINES = 40;
    private static final Pattern TYPE = Pattern.compile("\\b(class|record|interface|enum)\\b");

    @Test
    void filesHaveOneIdeaAndFitTheirLimit() {
        List<String> tooLong = sources()
                .filter(file -> lines(file).size() > (isTest(file) ? TEST_LINES : MAIN_LINES))
                .map(file -> ROOT.relativize(file) + ": " + lines(file).size() + " lines")
                .toList();

        assertThat(tooLong).isEmpty();
    }

    @Test
    void methodsFitOnAScreen() {
        List<String> tooLong = sources()
                .filter(file -> !isTest(file))
                .flatMap(SourceRulesTest::longMethods)
                .toList();

        assertThat(tooLong).isEmpty();
    }

    /** The formatter's indentation tells where a member begins and ends: its brace closes at the column it began at. */
    private static Stream<String> longMethods(Path file) {
        List<String> lines = lines(file);
        List<String> found = new ArrayList<>();
        Map<Integer, Integer> begun = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int indent = line.length() - line.stripLeading().length();
            if (line.strip().equals("}") && begun.containsKey(indent)) {
                int begin = begun.get(indent);
                int length = i - begin - 1;
                if (length > METHOD_LINES && !TYPE.matcher(lines.get(begin)).find()) {
                    found.add(ROOT.relativize(file) + ":" + (begin + 1) + ": " + length + " lines");
                }
            } else if (!line.isBlank() && Character.isJavaIdentifierStart(line.charAt(indent))) {
                begun.put(indent, i);
            }
        }
        return found.stream();
    }

    @Test
    void everyPackageIsNullMarked() {
        List<Path> unmarked = sources()
                .filter(file -> !isTest(file))
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))
                        || !String.join("\n", lines(folder.resolve("package-info.java")))
                                .contains("@NullMarked"))
                .toList();

        assertThat(unmarked).isEmpty();
    }

    @Test
    void importsHaveNoWildcards() {
        List<String> wildcards = sources()
                .flatMap(file -> lines(file).stream()
                        .filter(line -> line.startsWith("import ") && line.endsWith(".*;"))
                        .map(line -> ROOT.relativize(file) + ": " + line))
                .toList();

        assertThat(wildcards).isEmpty();
    }

    @Test
    void suppressedWarningsSayWhy() {
        List<String> silent = sources()
                .flatMap(file -> {
                    List<String> lines = lines(file);
                    return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                            .filter(i -> lines.get(i).strip().startsWith("@SuppressWarnings("))
                            .filter(i -> !lines.get(i).contains("//")
                                    && (i == 0 || !lines.get(i - 1).strip().startsWith("//")))
                            .map(i -> ROOT.relativize(file) + ":" + (i + 1));
                })
                .toList();

        assertThat(silent).isEmpty();
    }

    private static Stream<Path> sources() {
        List<Path> files = Stream.of("udfs", "flow-compiler", "flink-jobs", "dev-services", "cli", "benchmarks")
                .map(module -> ROOT.resolve(module).resolve("src"))
                .filter(Files::exists)
                .flatMap(SourceRulesTest::walk)
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
        assertThat(files).as("sources below " + ROOT).hasSizeGreaterThan(50);
        return files.stream();
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTest(Path file) {
        return file.toString().contains("/src/test/");
    }
}
