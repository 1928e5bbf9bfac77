package io.weir.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.weir.compile.CompileReport;
import io.weir.compile.FlowCompiler;
import io.weir.component.Catalog;
import io.weir.problem.Code;
import io.weir.problem.Problem;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The folder {@code flow-specs/rejected}: a directory per mistake, called {@code <code>} or {@code <code>-<variant>}, with a spec
 * {@code flow.json} or {@code flow.yaml} and the whole text of its problems. Runs in a module that has the real catalogue.
 */
public final class RejectedSpecs {
    /** A spec that has thirty mistakes, each of which must be found in one run. */
    private static final String MANY = "thirty-mistakes";

    private static final int MANY_PROBLEMS = 30;

    private final Path folder;
    private final Catalog catalog;

    private RejectedSpecs(Path folder, Catalog catalog) {
        this.folder = folder;
        this.catalog = catalog;
    }

    /** A test per directory, and one that no problem code is without a directory. */
    public static List<DynamicTest> tests(Path folder, Catalog catalog) throws IOException {
        RejectedSpecs specs = new RejectedSpecs(folder, catalog);
        List<DynamicTest> tests = new ArrayList<>();
        List<Path> cases = specs.cases();
        tests.add(dynamicTest("every code has a case", () -> everyCodeHasACase(cases)));
        for (Path directory : cases) {
            tests.add(dynamicTest(directory.getFileName().toString(), () -> specs.check(directory)));
        }
        return tests;
    }

    private List<Path> cases() throws IOException {
        try (Stream<Path> directories = Files.list(folder)) {
            return directories.filter(Files::isDirectory).sorted().toList();
        }
    }

    private void check(Path directory) throws IOException {
        Path spec = spec(directory);
        SpecText text = new SpecText(spec.getFileName().toString(), Files.readString(spec));

        CompileReport report = new FlowCompiler(catalog).compile(text);

        Golden.matches(directory.resolve("problems.txt"), ProblemText.of(text, report.problems()));
        String name = directory.getFileName().toString();
        if (name.equals(MANY)) {
            assertThat(report.problems()).hasSize(MANY_PROBLEMS);
            assertThat(report.problems().stream().map(Problem::at).distinct()).hasSize(MANY_PROBLEMS);
        } else {
            Code code = code(name).orElseThrow(() -> new AssertionError(name + " begins with no problem code"));
            assertThat(report.problems()).extracting(Problem::code).contains(code);
        }
    }

    private static Path spec(Path directory) {
        return Stream.of("flow.json", "flow.yaml")
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError(directory + " has no flow.json or flow.yaml"));
    }

    private static void everyCodeHasACase(List<Path> cases) {
        List<Code> covered = cases.stream()
                .flatMap(directory -> code(directory.getFileName().toString()).stream())
                .toList();
        // No component has an option with an older name yet, so that no spec can use one. State is lost between two
        // specs.
        assertThat(covered).containsAll(EnumSet.complementOf(EnumSet.of(Code.DEPRECATED, Code.STATE_LOST)));
    }

    private static Optional<Code> code(String directory) {
        return Stream.of(Code.values())
                .filter(code -> directory.equals(code.text()) || directory.startsWith(code.text() + "-"))
                .findFirst();
    }
}
