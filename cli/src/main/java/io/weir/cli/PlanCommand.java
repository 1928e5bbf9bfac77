package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.plan.JobPlan;
import io.weir.plan.PlanPrinter;
import io.weir.plan.Rate;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Shows what will run and what it guarantees. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the plan of a flow: its nodes, per sink what is guaranteed and when records show up,",
            "how much is remembered, and what the job needs."
        },
        footer = "Exit code 1 when the spec has an error.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Option(
            names = "--format",
            description = "text (default), json, or mermaid (a picture): ${COMPLETION-CANDIDATES}.",
            defaultValue = "text")
    private Format format;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            description = "New keys per second, to estimate what keyed steps remember; 1000/s by default.",
            converter = RateConverter.class)
    private Rate rate = Rate.ASSUMED;

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
            case TEXT -> PlanPrinter.text(job, rate);
            case JSON -> PlanPrinter.json(job, rate);
            case MERMAID -> PlanPrinter.mermaid(job);
        };
    }

    private static final class RateConverter implements ITypeConverter<Rate> {
        @Override
        public Rate convert(String text) {
            return Rate.parse(text)
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no rate such as 5000/s"));
        }
    }

    /** How a plan is printed. */
    enum Format {
        TEXT,
        JSON,
        MERMAID
    }
}
