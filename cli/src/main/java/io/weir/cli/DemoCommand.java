package io.weir.cli;

import io.weir.compile.CompileResult;
import io.weir.dev.Orders;
import io.weir.flink.lower.LoweringOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the product at work: orders from Kafka to PostgreSQL, exactly once. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs flow-specs/examples/orders/flow.json on an embedded Kafka, PostgreSQL and Flink.",
            "Among the generated orders are 5 % duplicates, 1 % malformed JSON and 1 % rows that PostgreSQL refuses.",
            "On a terminal it stays up at the end, until Ctrl-C."
        },
        footer = "Exit code 0 only if every record has exactly one fate and the target holds exactly the expected ids.")
final class DemoCommand implements Callable<Integer> {
    private static final long POLL_MILLIS = 200;
    private static final Duration CLEANING = Duration.ofSeconds(30);

    @Spec
    private CommandSpec command;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "How many orders; default: ${DEFAULT-VALUE}.",
            defaultValue = "50000")
    private long records;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Chooses the orders; default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(names = "--report", paramLabel = "FILE", description = "Writes the result as JSON.")
    private Optional<Path> report;

    @Override
    public Integer call() throws Exception {
        Path work = home().resolve("target/demo/" + ProcessHandle.current().pid());
        Files.createDirectories(work);
        CountDownLatch cleaned = new CountDownLatch(1);
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker, cleaned), "stop-demo"));
        try {
            return demonstrate(work);
        } finally {
            delete(work);
            cleaned.countDown();
        }
    }

    /** Ctrl-C: ends the work, and keeps the process until its servers and files are gone. */
    private static void stop(Thread worker, CountDownLatch cleaned) {
        worker.interrupt();
        try {
            cleaned.await(CLEANING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private Integer demonstrate(Path work) throws Exception {
        PrintWriter out = command.commandLine().getOut();
        Progress progress = new Progress(command.commandLine().getErr(), Progress.onTerminal());
        say("starting Kafka and PostgreSQL …");
        try (DemoWorld world = DemoWorld.start(work)) {
            Orders orders = Orders.seeded(seed);
            say("generating " + records + " orders …");
            world.produce(orders, records);
            Optional<CompileResult> flow = compile(world);
            if (flow.isEmpty()) {
                return ExitCode.PROBLEMS;
            }
            long started = System.nanoTime();
            StateDirectory state = StateDirectory.of(work.resolve("state"), "default", "orders");
            try (LocalRun run =
                    LocalRun.start(flow.get().job().orElseThrow(), state, Optional.empty(), LoweringOptions.BOUNDED)) {
                say("running flow 'orders', Flink web UI: " + run.url());
                FateReport fates = follow(run, progress);
                Duration took = Duration.ofNanos(System.nanoTime() - started);
                DemoResult result = DemoResult.of(fates, orders.expectedIds(records), world.targetIds(), took);
                DemoSummary.print(out, result, world);
                if (report.isPresent()) {
                    Files.writeString(report.get(), result.json() + "\n");
                }
                if (Progress.onTerminal()) {
                    stayUp(run, world);
                }
                return result.sound() ? ExitCode.FINE : ExitCode.WORLD_FAILED;
            }
        }
    }

    private Optional<CompileResult> compile(DemoWorld world) throws IOException {
        Compilation compilation = new Compilation();
        compilation.set("source.config.brokers", "[\"" + world.brokers() + "\"]");
        compilation.set("errors.config.brokers", "[\"" + world.brokers() + "\"]");
        compilation.set("sink.config.connectionString", world.database());
        String spec = home().resolve("flow-specs/examples/orders/flow.json").toString();
        return compilation.single(spec, command.commandLine().getErr());
    }

    private FateReport follow(LocalRun run, Progress progress) throws Exception {
        while (!run.flow().ended()) {
            FateReport fates = run.flow().fates();
            progress.show(Progress.bar((double) fates.decided() / records) + "  " + fates.summary());
            Thread.sleep(POLL_MILLIS);
        }
        progress.done();
        return run.flow().result();
    }

    private void stayUp(LocalRun run, DemoWorld world) {
        say("");
        say("Flink web UI:  " + run.url());
        say("Kafka:         " + world.brokers() + "  (topics " + DemoWorld.ORDERS + ", " + DemoWorld.DEAD_LETTERS
                + ")");
        say("PostgreSQL:    psql '" + world.database() + "'");
        say("Ctrl-C ends the demo.");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ended) {
            say("ending …");
        }
    }

    private void say(String line) {
        PrintWriter err = command.commandLine().getErr();
        err.println(line);
        err.flush();
    }

    private static Path home() {
        return Path.of(System.getProperty("weir.home", ".")).toAbsolutePath().normalize();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
