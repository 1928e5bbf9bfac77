package io.weir.cli;

import io.weir.chaos.fault.FaultKind;
import io.weir.chaos.mutant.Mutant;
import io.weir.chaos.mutant.MutantResult;
import io.weir.chaos.mutant.MutantRun;
import io.weir.chaos.mutant.MutantTable;
import io.weir.chaos.report.Report;
import io.weir.chaos.report.Section;
import io.weir.chaos.round.Campaign;
import io.weir.chaos.round.CampaignResult;
import io.weir.chaos.round.Runner;
import io.weir.chaos.world.WorldSettings;
import io.weir.dev.Checkout;
import io.weir.dev.Machine;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves the promises: hurts running flows, and checks from outside. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Hurts running flows on purpose, and checks from outside that nothing was",
            "lost and nothing came twice.",
            "",
            "Starts a Kafka broker, a PostgreSQL and a Flink cluster of its own as",
            "separate processes. A round runs one flow for each target at once, feeds",
            "them, kills, freezes and cuts off what they need, and judges them.",
            ""
        },
        footer = {
            "",
            "Exit code 0 when every invariant held, 1 when one was violated or a mutant",
            "survived, 3 when the rig's own world failed.",
            "The same seed makes the same flows, loads and faults."
        })
final class ChaosCommand implements Callable<Integer> {
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final String EVERY_MUTANT = "all";

    @Spec
    private CommandSpec command;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            description = "Begins no round after this time; default: 5, unless --rounds is given.")
    private Optional<Integer> minutes;

    @Option(names = "--rounds", paramLabel = "N", description = "Ends after so many rounds.")
    private Optional<Integer> rounds;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Chooses flows, loads, faults and moments; default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--only",
            paramLabel = "FAULT",
            split = ",",
            description = "Does only these faults, as in kill-taskmanager,cut-broker.")
    private List<String> only = List.of();

    @Option(
            names = "--mutants",
            paramLabel = "MUTANT",
            arity = "0..1",
            fallbackValue = EVERY_MUTANT,
            split = ",",
            description = {
                "Plants faults into the product besides, one after the other: the rig must",
                "catch each of them. Only these if they are named; --rounds 0 does nothing else."
            })
    private List<String> mutants = List.of();

    @Option(names = "--report", paramLabel = "FILE", description = "Writes what was found as Markdown.")
    private Optional<Path> report;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where the processes write; default: target/chaos.")
    private Optional<Path> directory;

    @Override
    public Integer call() throws Exception {
        PrintWriter err = command.commandLine().getErr();
        Path home = home();
        Path work = directory.orElse(
                home.resolve("target/chaos/" + ProcessHandle.current().pid()));
        Campaign campaign = new Campaign(seed, time(), rounds.orElse(Integer.MAX_VALUE), kinds());
        List<Mutant> planted = planted();
        say(err, "seed " + seed + ", logs in " + work);
        WorldSettings settings = WorldSettings.built(home, work);
        CampaignResult result = Runner.run(settings, campaign, line -> say(err, line));
        List<MutantResult> tried = planted.isEmpty() ? List.of() : tryMutants(home, settings, planted);
        if (report.isPresent()) {
            List<Section> more = tried.isEmpty() ? List.of() : List.of(MutantTable.of(tried));
            Files.writeString(report.get(), Report.of(result, Machine.present(), versions(home, result), more));
        }
        PrintWriter out = command.commandLine().getOut();
        out.printf(
                "%d scenarios, %d faults, %d violations%n",
                result.scenarios().size(),
                result.hits().size(),
                result.violations().size());
        long caught = tried.stream().filter(MutantResult::isCaught).count();
        if (!tried.isEmpty()) {
            out.printf("%d of %d mutants caught%n", caught, tried.size());
        }
        out.flush();
        return result.violations().isEmpty() && caught == tried.size() ? ExitCode.FINE : ExitCode.PROBLEMS;
    }

    private List<MutantResult> tryMutants(Path home, WorldSettings settings, List<Mutant> planted) throws Exception {
        Path agent = home.resolve("chaos/target/weir-mutants.jar");
        try (MutantRun run = MutantRun.start(settings.in("mutants"), agent, seed)) {
            return run.run(planted, result -> say(command.commandLine().getErr(), result.toString()));
        }
    }

    private Duration time() {
        if (minutes.isPresent()) {
            return Duration.ofMinutes(minutes.get());
        }
        return rounds.isPresent() ? FOR_EVER : Duration.ofMinutes(5);
    }

    private List<FaultKind> kinds() {
        return only.isEmpty()
                ? Campaign.ALL_KINDS
                : only.stream()
                        .map(label -> named(label, "fault", FaultKind.values(), FaultKind::label))
                        .toList();
    }

    private List<Mutant> planted() {
        return mutants.equals(List.of(EVERY_MUTANT))
                ? List.of(Mutant.values())
                : mutants.stream()
                        .map(label -> named(label, "mutant", Mutant.values(), Mutant::label))
                        .toList();
    }

    private <T> T named(String label, String what, T[] all, Function<T, String> labels) {
        return Arrays.stream(all)
                .filter(each -> labels.apply(each).equals(label))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        command.commandLine(),
                        "no " + what + " is called '" + label + "'; there are "
                                + Arrays.stream(all).map(labels).collect(Collectors.joining(", "))));
    }

    private static Map<String, String> versions(Path home, CampaignResult result) throws Exception {
        Map<String, String> versions = new LinkedHashMap<>(Version.ofBuild());
        versions.merge("Weir", Checkout.commit(home), (version, commit) -> version + ", commit " + commit);
        versions.putAll(result.versions());
        return versions;
    }

    private static void say(PrintWriter err, String line) {
        err.println(line);
        err.flush();
    }

    private static Path home() {
        return Path.of(System.getProperty("weir.home", ".")).toAbsolutePath().normalize();
    }
}
