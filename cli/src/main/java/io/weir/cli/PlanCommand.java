package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.plan.JobPlan;
import io.weir.plan.PlanPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what will run and what it guarantees. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Shows the plan of a flow: its nodes, and per sink what is guaranteed and when records show up.",
        footer = "Exit code 1 when the spec has an error.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Option(
            names = "--format",
            description = "text (default), json, or mermaid (a picture): ${COMPLETION-CANDIDATES}.",
            defaultValue = "text")
    private Format format;

    @Override
    public Integer call() throws IOException {
        CompileReport report = spec.compile();
        if (report.hasErrors()) {
            return ExitCode.PROBLEMS;
        }
        List<JobPlan> jobs =
                report.flows().stream().flatMap(flow -> flow.job().stream()).toList();
        PrintWriter out = spec.out();
        jobs.forEach(job -> out.println(text(job)));
        out.flush();
        return ExitCode.FINE;
    }

    private String text(JobPlan job) {
        return switch (format) {
            case TEXT -> PlanPrinter.text(job);
            case JSON -> PlanPrinter.json(job);
            case MERMAID -> PlanPrinter.mermaid(job);
        };
    }

    /** How a plan is printed. */
    enum Format {
        TEXT,
        JSON,
        MERMAID
    }
}
