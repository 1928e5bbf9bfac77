package io.weir.flink.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileRequest;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.plan.JobPlan;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;
import io.weir.upgrade.Inventory;
import io.weir.upgrade.Upgrade;
import io.weir.upgrade.UpgradePrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A directory under {@code flow-specs/upgrades}: two specs of one flow, the verdict on the change, and what really happens. */
record UpgradeCase(String name, Path directory) {
    private static final Path ROOT = Path.of("..", "flow-specs", "upgrades");

    /** Stands in the specs for the directory that a run works in. */
    private static final String WORK = "WORK";

    static List<UpgradeCase> all() throws IOException {
        try (Stream<Path> directories = Files.list(ROOT)) {
            return directories
                    .filter(Files::isDirectory)
                    .sorted()
                    .map(directory -> new UpgradeCase(directory.getFileName().toString(), directory))
                    .toList();
        }
    }

    /** What comes in before the upgrade. */
    static List<String> before() throws IOException {
        return Files.readAllLines(ROOT.resolve("before.jsonl"));
    }

    /** What comes in after it. */
    static List<String> after() throws IOException {
        return Files.readAllLines(ROOT.resolve("after.jsonl"));
    }

    JobPlan old(Path work) throws IOException {
        return compile(text("old.yaml", work.toString()));
    }

    JobPlan fresh(Path work) throws IOException {
        return compile(text("new.yaml", work.toString()));
    }

    /** What {@code weir plan new.yaml --against old.yaml} says. */
    String verdict() throws IOException {
        SpecText spec = text("new.yaml", WORK);
        Upgrade upgrade = Upgrade.between(Inventory.of(compile(text("old.yaml", WORK))), compile(spec));
        String problems = ProblemText.of(spec, upgrade.problems());
        return UpgradePrinter.text(upgrade) + (problems.isEmpty() ? "" : "\n" + problems);
    }

    Path file(String file) {
        return directory.resolve(file);
    }

    private SpecText text(String file, String work) throws IOException {
        return new SpecText(file, Files.readString(directory.resolve(file)).replace(WORK, work));
    }

    private static JobPlan compile(SpecText text) {
        CompileReport report = new FlowCompiler(Connectors.catalog())
                .compile(CompileRequest.of(text).named("letters"));
        assertThat(report.problems())
                .as(ProblemText.of(text, report.problems()))
                .isEmpty();
        return report.flows().get(0).job().orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }
}
