package io.weir.flink.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;
import io.weir.testing.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory under {@code flow-specs/examples} with a flow in it; which other files it has decides what is tested. */
record Example(String name, Path directory) {
    private static final Path ROOT = Path.of("..", "flow-specs", "examples");
    private static final List<String> SPECS = List.of("flow.json", "flow.yaml");

    static List<Example> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> SPECS.contains(file.getFileName().toString()))
                    .map(Path::getParent)
                    .sorted()
                    .map(directory -> new Example(ROOT.relativize(directory).toString(), directory))
                    .toList();
        }
    }

    static List<Example> withInput() throws IOException {
        return all().stream()
                .filter(example -> Files.exists(example.directory.resolve("input.jsonl")))
                .toList();
    }

    /** The flow; must compile without errors. */
    CompileResult compile() throws IOException {
        Path file = SPECS.stream()
                .map(directory::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        SpecText text = new SpecText(name + "/" + file.getFileName(), Files.readString(file));
        CompileReport report = new FlowCompiler(Connectors.catalog()).compile(text);
        assertThat(report.hasErrors())
                .as(ProblemText.of(text, report.problems()))
                .isFalse();
        assertThat(report.flows()).hasSize(1);
        return report.flows().get(0);
    }

    List<String> input() throws IOException {
        return Files.readAllLines(directory.resolve("input.jsonl"));
    }

    /** Compares a file of the example with what came out. */
    void matches(String file, String actual) {
        Golden.matches(directory.resolve(file), actual);
    }

    @Override
    public String toString() {
        return name;
    }
}
