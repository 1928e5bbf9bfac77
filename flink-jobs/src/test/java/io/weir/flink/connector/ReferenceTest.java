package io.weir.flink.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.weir.compile.ReferenceDocs;
import io.weir.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The generated reference is what the components say today; {@code -Dgolden=write} brings it up to date. */
final class ReferenceTest {
    private static final Path PROJECT = Path.of("..");

    private final SortedMap<String, String> pages = ReferenceDocs.pages(Connectors.catalog());

    @TestFactory
    List<DynamicTest> pagesAreUpToDate() {
        List<DynamicTest> tests = new ArrayList<>();
        pages.forEach((path, text) -> tests.add(dynamicTest(path, () -> Golden.matches(PROJECT.resolve(path), text))));
        return tests;
    }

    @Test
    void nothingElseStandsInTheGeneratedFolders() throws IOException {
        assertThat(files("docs/reference")).isSubsetOf(pages.keySet());
        assertThat(files("flow-specs/schema")).isSubsetOf(pages.keySet());
    }

    private static List<String> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> PROJECT.relativize(file).toString())
                    .toList();
        }
    }
}
