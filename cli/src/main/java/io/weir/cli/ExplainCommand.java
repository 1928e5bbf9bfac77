package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.plan.PlanPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a flow as a stage of the compiler sees it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows a flow as a stage of the compiler leaves it; for those who work on Weir.",
        footer = "Exit code 1 when the spec has an error; stages that were reached are still shown.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Option(
            names = "--stage",
            description = "draft, plan (before the passes) or job (default): ${COMPLETION-CANDIDATES}.",
            defaultValue = "job")
    private Stage stage;

    @Override
    public Integer call() throws IOException {
        CompileReport report = spec.compile();
        PrintWriter out = spec.out();
        report.flows().forEach(flow -> text(flow).ifPresent(out::println));
        out.flush();
        return report.hasErrors() ? ExitCode.PROBLEMS : ExitCode.FINE;
    }

    private Optional<String> text(CompileResult flow) {
        return switch (stage) {
            case DRAFT -> Optional.of(PlanPrinter.text(flow.draft()));
            case PLAN -> flow.plan().map(PlanPrinter::text);
            case JOB -> flow.job().map(job -> PlanPrinter.text(job) + "\n" + PlanPrinter.ways(job));
        };
    }

    /** A stage of the compiler. */
    enum Stage {
        DRAFT,
        PLAN,
        JOB
    }
}
