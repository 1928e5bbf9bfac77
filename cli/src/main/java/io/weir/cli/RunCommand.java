package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.flink.lower.LoweringOptions;
import io.weir.plan.JobPlan;
import java.io.Closeable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a flow on this machine. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a flow on an embedded Flink, with its web UI on loopback.",
            "It goes on from its last checkpoint or savepoint. Ctrl-C stops it with a savepoint."
        },
        footer = "Exit code 1 when the spec has an error or would lose state, 3 when the flow failed.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Option(names = "--fresh", description = "Starts over: positions, deduplication and counters are forgotten.")
    private boolean fresh;

    @Option(
            names = "--bounded",
            description = "Starts over, and stops when everything that is in the source now has been processed.")
    private boolean bounded;

    @Mixin
    private StateOption state;

    @Override
    @SuppressWarnings("try") // the lock is only held
    public Integer call() throws Exception {
        PrintWriter err = spec.err();
        CompileReport report = spec.compile();
        Optional<CompileResult> flow = spec.only(report);
        if (flow.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        JobPlan job = flow.get().job().orElseThrow();
        StateDirectory directory = state.of(job.plan().flow());
        try (Closeable lock = directory.lock()) {
            LocalSecrets.provide(report.secrets(), directory.root().resolve("secrets"));
            return run(job, directory, err);
        }
    }

    private Integer run(JobPlan job, StateDirectory directory, PrintWriter err) throws Exception {
        Optional<Path> from = fresh || bounded ? Optional.empty() : directory.latest();
        try (LocalRun run =
                LocalRun.start(job, directory, from, bounded ? LoweringOptions.BOUNDED : LoweringOptions.AS_PLANNED)) {
            err.println("flow '" + job.plan().flow().name() + "' is running, web UI: " + run.url());
            from.ifPresent(path -> err.println("goes on from " + path + " (--fresh starts over)"));
            err.flush();
            return follow(run, err);
        }
    }

    private static Integer follow(LocalRun run, PrintWriter err) throws Exception {
        Thread stopper = new Thread(() -> stop(run, err), "stop-with-savepoint");
        Runtime.getRuntime().addShutdownHook(stopper);
        FateReport fates;
        try {
            fates = RunWatch.untilEnd(run, err);
        } finally {
            Runtime.getRuntime().removeShutdownHook(stopper);
        }
        err.println(fates.summary());
        err.println(fates.equation());
        err.flush();
        return ExitCode.FINE;
    }

    private static void stop(LocalRun run, PrintWriter err) {
        try {
            err.println("stopping with a savepoint …");
            err.flush();
            err.println("savepoint: " + run.stop());
        } catch (Exception failure) { // the process is ending: the last checkpoint remains, and the user is told
            err.println(
                    "no savepoint (" + Failures.describe(failure) + "); the next run goes on from the last checkpoint");
        }
        err.flush();
    }
}
