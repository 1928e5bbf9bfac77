package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.flink.cluster.LiveJob;
import io.weir.flink.cluster.SessionCluster;
import io.weir.flink.cluster.StoredSpec;
import io.weir.plan.FlowIdentity;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;
import io.weir.upgrade.Upgrade;
import io.weir.upgrade.UpgradePrinter;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets another spec of a running flow take over. */
@Command(
        name = "upgrade",
        mixinStandardHelpOptions = true,
        description = {
            "Replaces the spec of a flow that runs on a session cluster, and keeps its state.",
            "Stops the job with a savepoint, starts SPEC from it, and waits until that job has completed a checkpoint",
            "and records move, or none are waiting. If that does not happen in time, the old spec is started again."
        },
        footer = {
            "Exit code 1 when the spec has an error or would lose state: then nothing is touched.",
            "Exit code 3 when the cluster fails, or the old spec runs again because the new one did not."
        })
final class UpgradeCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Mixin
    private ClusterOptions cluster;

    @Mixin
    private JobJar jar;

    @Option(
            names = "--savepoint-dir",
            paramLabel = "DIR",
            description = "Where the savepoint goes, as the cluster sees it; default: the cluster's own directory.")
    private Optional<String> directory;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Longest time for each of stopping and starting; default: ${DEFAULT-VALUE}.",
            defaultValue = "2m")
    private Duration timeout;

    @Option(
            names = "--against",
            paramLabel = "OLD",
            description = "The spec of the running job; needed only when the job does not carry it.")
    private Optional<String> old;

    @Option(names = "--dry-run", description = "Only shows what becomes of the state.")
    private boolean dryRun;

    @Override
    public Integer call() throws Exception {
        CompileReport report = spec.compile();
        Optional<CompileResult> flow = spec.only(report);
        if (flow.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        FlowIdentity identity = flow.get().job().orElseThrow().plan().flow();
        try (SessionCluster open = cluster.open()) {
            LiveJob running = cluster.onlyJob(open, identity);
            if (identity.specHash().equals(running.parameters().get("specHash"))) {
                spec.out().println("job " + running.id() + " runs this spec already");
                spec.out().flush();
                return ExitCode.FINE;
            }
            Optional<CompileResult> before = before(running, identity);
            if (before.isEmpty()) {
                return ExitCode.PROBLEMS;
            }
            Takeover takeover = new Takeover(before.get(), flow.get());
            if (!allows(takeover.upgrade(), report.text())) {
                return ExitCode.PROBLEMS;
            }
            return dryRun ? ExitCode.FINE : upgrade(open, running, takeover);
        }
    }

    private Integer upgrade(SessionCluster open, LiveJob running, Takeover takeover) throws Exception {
        FlowUpgrade upgrade = new FlowUpgrade(open, jar.file(), timeout, spec.out());
        Optional<String> trouble = upgrade.run(running.id(), takeover, directory);
        trouble.ifPresent(why -> spec.err().println("weir: the upgrade was rolled back: " + why));
        spec.err().flush();
        return trouble.isEmpty() ? ExitCode.FINE : ExitCode.WORLD_FAILED;
    }

    private boolean allows(Upgrade upgrade, SpecText text) {
        spec.out().print(UpgradePrinter.text(upgrade));
        spec.out().flush();
        spec.err().print(ProblemText.of(text, upgrade.problems()));
        spec.err().flush();
        return upgrade.allowed();
    }

    /** What runs now; empty after printing why it does not compile. */
    private Optional<CompileResult> before(LiveJob running, FlowIdentity flow) throws IOException {
        Optional<SpecText> stored = StoredSpec.of(running);
        if (old.isEmpty() && stored.isEmpty()) {
            throw new IOException(
                    "job " + running.id()
                            + " does not carry its spec, as it holds a secret or was started by another version; give it with --against");
        }
        SpecText text = old.isPresent() ? Compilation.text(old.get()) : stored.orElseThrow();
        CompileReport report = Compilation.other(text, flow);
        Compilation.print(report, spec.err());
        return Compilation.only(report, spec.err());
    }
}
