package io.weir.bench;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Bout;
import io.weir.bench.report.PerformancePage;
import io.weir.bench.report.ResultFile;
import io.weir.bench.report.Results;
import io.weir.bench.report.TextTable;
import io.weir.dev.Checkout;
import io.weir.dev.Machine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one benchmark, prints its table, and keeps what was measured. */
@Command(
        name = "weir bench",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        sortOptions = false,
        description = {
            "Measures Weir against its peers. Prints a table, and after a whole run writes"
                    + " benchmarks/results/NAME.json,",
            "from which `weir bench report` makes the tables and plots of docs/performance.md."
        },
        footerHeading = "%nBenchmarks:%n")
final class BenchMain implements Callable<Integer> {
    private static final int ROUNDS = 5;
    private static final String REPORT = "report";

    private final Path home;

    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One of the benchmarks below.")
    private Optional<String> named = Optional.empty();

    @Option(names = "--quick", description = "A smoke of seconds: smallest sizes, one round. Its numbers mean nothing.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PEER",
            split = ",",
            description = "Only contestants with one of these in their name.")
    private List<String> only = List.of();

    @Option(
            names = "--case",
            paramLabel = "CASE",
            split = ",",
            description = "Only scenarios with one of these in their name.")
    private List<String> cases = List.of();

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Records per timed run; without it, as many as take more than a second.")
    private Optional<Long> size = Optional.empty();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "" + ROUNDS,
            description = "How often the contestants take turns; default: ${DEFAULT-VALUE}.")
    private int rounds;

    private BenchMain(Path home) {
        this.home = home;
    }

    public static void main(String[] arguments) {
        Path home = Path.of(System.getProperty("weir.home", "."));
        System.exit(commandLine(home).execute(arguments));
    }

    /** The command line without the exit, for a project's folder. */
    static CommandLine commandLine(Path home) {
        CommandLine line = new CommandLine(new BenchMain(home.toAbsolutePath().normalize()));
        line.addSubcommand(new FuzzCommand());
        line.getCommandSpec().usageMessage().footer(list(), "", "Use a quiet machine: what else runs is measured too.");
        return line.setExecutionExceptionHandler(BenchMain::explain);
    }

    @Override
    public Integer call() throws Exception {
        String name = named.orElseThrow(() -> refused("name a benchmark"));
        if (name.equals(REPORT)) {
            report();
            return 0;
        }
        Bench bench = Benches.named(name).orElseThrow(() -> refused("no benchmark is called '" + name + "'"));
        Bout bout = bout();
        Results.About about = about(bout); // of the code that is measured, not of what the folder has become meanwhile
        Results results = Results.of(bench, bench.run(bout), about);
        Path file = bout.complete() && rounds >= ROUNDS
                ? bout.home().resolve("benchmarks/results").resolve(name + ".json")
                : bout.work().resolve(name + ".json");
        ResultFile.write(results, file);
        PrintWriter out = command.commandLine().getOut();
        out.print(TextTable.of(results));
        out.println("kept in " + bout.home().relativize(file));
        out.flush();
        return 0;
    }

    private ParameterException refused(String why) {
        return new ParameterException(command.commandLine(), why + "; there are\n" + list());
    }

    private void report() throws IOException {
        for (Map.Entry<String, String> file : PerformancePage.files(home).entrySet()) {
            Path path = home.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            command.commandLine().getOut().println(file.getKey());
        }
        command.commandLine().getOut().flush();
    }

    private Bout bout() throws IOException {
        Path work = home.resolve("target/bench/" + ProcessHandle.current().pid());
        Files.createDirectories(work);
        PrintWriter err = command.commandLine().getErr();
        return new Bout(
                quick,
                records(),
                quick ? 1 : rounds,
                only,
                cases,
                home,
                work,
                ContestantProcess.class,
                Map.of(),
                line -> {
                    err.println(line);
                    err.flush();
                });
    }

    private OptionalLong records() {
        return size.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static Results.About about(Bout bout) throws IOException, InterruptedException {
        return new Results.About(
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Checkout.commit(bout.home()),
                Machine.present(),
                Versions.present());
    }

    private static String list() {
        Stream<String> benches =
                Benches.ALL.stream().map(bench -> "%-14s %s".formatted("  " + bench.name(), bench.summary()));
        Stream<String> report =
                Stream.of("%-14s Makes the tables and plots of docs/performance.md.".formatted("  " + REPORT));
        return Stream.concat(benches, report).collect(Collectors.joining("\n"));
    }

    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        err.println("weir bench: " + failure.getMessage());
        if (System.getenv("WEIR_STACKTRACE") != null) {
            failure.printStackTrace(err);
        }
        err.flush();
        return 3;
    }
}
