package io.weir.cli;

import io.weir.compile.CompileReport;
import io.weir.compile.CompileResult;
import io.weir.flink.replay.ReplayJob;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.Plan;
import io.weir.plan.Remember;
import io.weir.spec.LocalSecret;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends dead letters through their flow again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the records of dead letters through the flow again, each exactly once, on an embedded Flink.",
            "Replayed letters are marked, and left out by later replays. A replay that was killed goes on first."
        },
        footer = "Exit code 1 when a spec has an error, 3 when the replay failed; then the next one goes on with it.")
final class DlqReplayCommand implements Callable<Integer> {
    @Mixin
    private OneSpec spec;

    @Mixin
    private LetterFilter filter;

    @Option(
            names = "--with",
            paramLabel = "FIXED_SPEC",
            description = "The flow to send the letters through: the same flow, with its mistake put right.")
    private Optional<String> fixed = Optional.empty();

    @Option(names = "--dry-run", description = "Only tells what would be sent, and what the flow's steps make of it.")
    private boolean dryRun;

    @Option(
            names = "--siblings",
            description = "Also sends records that 'flatten' made several of and of which only some were refused.")
    private boolean siblings;

    @Mixin
    private StateOption state;

    @Override
    public Integer call() throws Exception {
        filter.compile();
        CompileReport report = spec.compile();
        Optional<Letters> letters = Letters.of(spec, report);
        if (letters.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        FlowIdentity identity = letters.get().job().plan().flow();
        CompileReport sent = fixed.isEmpty() ? report : spec.compileBeside(fixed.get(), identity);
        Optional<Plan> flow = flow(sent, identity);
        if (flow.isEmpty()) {
            return ExitCode.PROBLEMS;
        }
        try (ReplayState replay = ReplayState.open(state, identity)) {
            LocalSecrets.provide(secrets(report, sent), replay.secrets());
            JobPlan job =
                    ReplayJob.of(flow.get(), letters.get().errors().use(), replay.selection(), replay.committed());
            Replay run = new Replay(letters.get(), job, replay, spec.err());
            LetterChoice choice = new LetterChoice(filter, siblings ? Set.of() : behindExpansion(letters.get(), job));
            if (dryRun) {
                run.rehearse(choice, spec.out());
                return ExitCode.FINE;
            }
            noteKeys(job);
            String file = fixed.orElse(spec.file());
            return run.unfinished(file, spec.out()) && run.select(choice, file, spec.out())
                    ? ExitCode.FINE
                    : ExitCode.PROBLEMS;
        }
    }

    /** The flow to send the letters through, before the passes; empty after printing why there is none. */
    private Optional<Plan> flow(CompileReport report, FlowIdentity identity) {
        Optional<Plan> plan = spec.only(report).flatMap(CompileResult::plan);
        Optional<String> flaw = plan.flatMap(flow -> flaw(flow, identity));
        flaw.ifPresent(told -> spec.err().println(report.text().name() + ": " + told));
        spec.err().flush();
        return flaw.isPresent() ? Optional.empty() : plan;
    }

    private static Optional<String> flaw(Plan flow, FlowIdentity letters) {
        if (!flow.flow().name().equals(letters.name())
                || !flow.flow().namespace().equals(letters.namespace())) {
            return Optional.of(
                    "this is flow '" + flow.flow().name() + "', but the letters are of flow '" + letters.name() + "'");
        }
        return flow.errors().isPresent()
                ? Optional.empty()
                : Optional.of("the flow has no errors sink, which a replay needs to mark the letters");
    }

    private static List<LocalSecret> secrets(CompileReport letters, CompileReport sent) {
        List<LocalSecret> all = new ArrayList<>(letters.secrets());
        all.addAll(sent.secrets());
        return all;
    }

    private static Set<String> behindExpansion(Letters letters, JobPlan replay) {
        Set<String> stages =
                new HashSet<>(ReplayJob.stagesBehindExpansion(letters.job().plan()));
        stages.addAll(ReplayJob.stagesBehindExpansion(replay.plan()));
        return stages;
    }

    private void noteKeys(JobPlan job) {
        PrintWriter err = spec.err();
        job.plan().nodes().stream()
                .filter(Remember.class::isInstance)
                .forEach(node -> err.println("note: '" + node.id()
                        + "' of a replay knows the replayed records only: it does not see that the flow let a record of the same"
                        + " key pass; a sink that upserts by key does"));
        err.flush();
    }
}
