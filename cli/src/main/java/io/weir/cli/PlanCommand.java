package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.flink.savepoint.Savepoints;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.PlanPrinter;
import io.weir.plan.Rate;
import io.weir.problem.ProblemText;
import io.weir.upgrade.Inventory;
import io.weir.upgrade.Upgrade;
import io.weir.upgrade.UpgradePrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
        footer = "Exit code 1 when the spec has an error, or would lose state.")
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

    @ArgGroup
    private @Nullable StateBefore before;

    @Override
    public Integer call() throws IOException {
        CompileReport report = spec.compile();
        if (report.hasErrors()) {
            return ExitCode.PROBLEMS;
        }
        if (before != null) {
            return upgrade(report, before);
        }
        List<JobPlan> jobs =
                report.flows().stream().flatMap(flow -> flow.job().stream()).toList();
        PrintWriter out = spec.out();
        jobs.forEach(job -> out.println(text(job)));
        out.flush();
        return ExitCode.FINE;
    }

    private Integer upgrade(CompileReport report, StateBefore state) throws IOException {
        Optional<JobPlan> job = spec.only(report).flatMap(CompileResult::job);
        Optional<Inventory> old = job.isEmpty()
                ? Optional.empty()
                : state.inventory(job.get().plan().flow(), spec.err());
        if (old.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        Upgrade upgrade = Upgrade.between(old.get(), job.orElseThrow());
        spec.out().print(format == Format.JSON ? UpgradePrinter.json(upgrade) : UpgradePrinter.text(upgrade));
        spec.out().flush();
        spec.err().print(ProblemText.of(report.text(), upgrade.problems()));
        spec.err().flush();
        return upgrade.allowed() ? ExitCode.FINE : ExitCode.PROBLEMS;
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

    /** Where the state is that another job of the flow has left. */
    static final class StateBefore {
        @Option(
                names = "--against",
                paramLabel = "OLD",
                description = "Shows instead what becomes of the state when SPEC replaces the running spec OLD.")
        private @Nullable String old;

        @Option(
                names = "--from-savepoint",
                paramLabel = "PATH",
                description = "Shows instead what becomes of the state in a savepoint or checkpoint; needs no cluster.")
        private @Nullable String savepoint;

        /** Empty after printing the problems of the old spec. */
        Optional<Inventory> inventory(FlowIdentity flow, PrintWriter err) throws IOException {
            if (savepoint != null) {
                return Optional.of(Savepoints.read(savepoint));
            }
            CompileReport report = Compilation.other(Compilation.text(String.valueOf(old)), flow);
            Compilation.print(report, err);
            return Compilation.only(report, err).flatMap(CompileResult::job).map(Inventory::of);
        }
    }

    /** How a plan is printed. */
    enum Format {
        TEXT,
        JSON,
        MERMAID
    }
}
