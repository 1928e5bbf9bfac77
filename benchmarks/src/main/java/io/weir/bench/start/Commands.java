package io.weir.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Starts commands and waits for them.
 *
 * @param home the project's folder
 * @param work where they may write
 * @param java the java that runs this
 */
record Commands(Path home, Path work, String java) {
    private static final long POLL_MILLIS = 2;
    private static final long PATIENCE_SECONDS = 120;
    private static final double NANOS_PER_MILLI = 1e6;

    static Commands of(Path home, Path work) {
        return new Commands(
                home,
                work,
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    /** A spec among the examples. */
    Path example(String name) {
        return home.resolve("flow-specs/examples").resolve(name);
    }

    /** As users start it. */
    List<String> weir(String... arguments) {
        return joined(List.of(home.resolve("weir").toString()), arguments);
    }

    /** The same, with what the JDK brings along and nothing else. */
    List<String> unprepared(String... arguments) throws IOException {
        return joined(
                List.of(java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", classpath(), "io.weir.cli.Weir"),
                arguments);
    }

    List<String> java(String... arguments) {
        return joined(List.of(java), arguments);
    }

    private String classpath() throws IOException {
        return home.resolve("cli/target/weir.jar") + ":"
                + Files.readString(home.resolve("cli/target/classpath")).strip();
    }

    private static List<String> joined(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(Arrays.asList(arguments));
        return all;
    }

    /** A flow from file to file with one filter. */
    List<String> flow(Path folder) {
        return weir(
                "run",
                example("transform/filter/flow.json").toString(),
                "--bounded",
                "--state-dir",
                folder.resolve("state").toString(),
                "--set",
                "source.config.path=" + example("transform/filter/input.jsonl"),
                "--set",
                "sink.config.path=" + folder.resolve("out"),
                "--set",
                "errors.config.path=" + folder.resolve("refused"));
    }

    /** The same flow by hand. */
    List<String> plainJob(Path folder) {
        return java(
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                PlainJob.class.getName(),
                example("transform/filter/input.jsonl").toString(),
                folder.resolve("out").toString());
    }

    /** Milliseconds until a command has ended well. */
    double untilExit(List<String> command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = start(command);
        await(process, command);
        return (System.nanoTime() - begin) / NANOS_PER_MILLI;
    }

    /** Milliseconds until a command has put the first record where readers see it; lets the command end then. */
    double untilRecord(Function<Path, List<String>> command) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(work, "run");
        List<String> started = command.apply(folder);
        long begin = System.nanoTime();
        Process process = start(started);
        while (!hasRecord(folder.resolve("out"))) {
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) && !hasRecord(folder.resolve("out"))) {
                throw new IOException("ended without a record: " + String.join(" ", started));
            }
        }
        double milliseconds = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        await(process, started);
        return milliseconds;
    }

    private static boolean hasRecord(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> !file.getFileName().toString().startsWith("."));
        }
    }

    /** How many classes a command loads. */
    long classes(String... arguments) throws IOException, InterruptedException {
        Path log = Files.createTempFile(work, "classes", ".log");
        List<String> command = new ArrayList<>(unprepared(arguments));
        command.add(1, "-Xlog:class+load:file=" + log);
        await(start(command), command);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" source: ")).count();
        }
    }

    private Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("start.log").toFile())
                .start();
    }

    private void await(Process process, List<String> command) throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("still running: " + String.join(" ", command));
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "failed: " + String.join(" ", command) + "\n" + Files.readString(work.resolve("start.log")));
        }
    }
}
