package io.weir.bench;

import io.weir.bench.fuzz.Differential;
import io.weir.dev.Checkout;
import io.weir.dev.Machine;
import io.weir.record.Value;
import io.weir.source.PrettyJson;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares bytes and trees for a while, and keeps how far it came. */
@Command(
        name = "fuzz",
        mixinStandardHelpOptions = true,
        description = {
            "Sends random records through random flows, once as bytes and once as trees, and stops at the first"
                    + " difference.",
            "Not a measurement: it says how many pairs of a flow and a record have been compared."
        },
        footer = "Exit code 1 when there is a difference; it is printed with its flow and record.")
final class FuzzCommand implements Callable<Integer> {
    private static final int DIFFERENCE = 1;
    private static final long PUBLISHED_MINUTES = 30;

    @Spec
    private CommandSpec command;

    @Option(names = "--minutes", paramLabel = "M", defaultValue = "30", description = "How long; default: 30.")
    private long minutes;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "The same seed makes the same pairs in the same order; default: 1.")
    private long seed;

    @Option(
            names = "--result",
            paramLabel = "FILE",
            description =
                    "Where the result is kept; without it, benchmarks/results/fuzz.json after 30 minutes or more.")
    private Optional<Path> result = Optional.empty();

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("weir.home", "."));
        String commit = Checkout.commit(home);
        Differential differential = new Differential(seed);
        Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
        Optional<String> difference = Optional.empty();
        for (long passed = 1; passed <= minutes && difference.isEmpty(); passed++) {
            difference = untilDifferent(differential, end.minus(Duration.ofMinutes(minutes - passed)));
            say("%d of %d minutes: %d pairs of %d flows"
                    .formatted(passed, minutes, differential.pairs(), differential.flows()));
        }
        PrintWriter out = command.commandLine().getOut();
        difference.ifPresent(out::println);
        out.printf(
                "%d pairs, %d of them decided without a tree, %s%n",
                differential.pairs(),
                differential.decidedFast(),
                difference.isEmpty() ? "no difference" : "the last one different");
        out.flush();
        Optional<Path> file = result.or(() -> minutes >= PUBLISHED_MINUTES
                ? Optional.of(home.resolve("benchmarks/results/fuzz.json"))
                : Optional.empty());
        if (file.isPresent()) {
            keep(content(differential, difference.isEmpty(), commit), file.get());
        }
        return difference.isEmpty() ? 0 : DIFFERENCE;
    }

    private static Optional<String> untilDifferent(Differential differential, Instant end) {
        Optional<String> difference = Optional.empty();
        while (difference.isEmpty() && Instant.now().isBefore(end)) {
            difference = differential.next();
        }
        return difference;
    }

    private void keep(Value content, Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, PrettyJson.text(content));
        say("kept in " + file);
    }

    private Value content(Differential differential, boolean agreed, String commit) {
        Machine machine = Machine.present();
        return PrettyJson.object(fields -> fields.put("bench", "fuzz")
                .put("summary", "Pairs of a random flow and a random record, decided by bytes and by trees.")
                .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("commit", commit)
                .put("machine", machine.cores() + " cores, " + machine.system() + ", Java " + machine.java())
                .put("seed", seed)
                .put("minutes", minutes)
                .put("flows", differential.flows())
                .put("pairs", differential.pairs())
                .put("decidedWithoutTree", differential.decidedFast())
                .put("agreed", agreed));
    }

    private void say(String line) {
        PrintWriter err = command.commandLine().getErr();
        err.println(line);
        err.flush();
    }
}
