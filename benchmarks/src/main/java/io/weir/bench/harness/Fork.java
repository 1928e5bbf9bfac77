package io.weir.bench.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A contestant in a JVM of its own, seen from the process that holds the contest. Its twin is {@link ForkServer}. */
public final class Fork implements AutoCloseable {
    /** The same for every contestant: the server compiler, the default collector, no class archive of anybody's own. */
    static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC");

    private static final int STACK_LINES = 30;
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter commands;
    private final Path folder;

    private Fork(Process process, Path folder) {
        this.process = process;
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.folder = folder;
    }

    /** Starts the process, which prepares the contestant by itself; {@link #await} waits for it. */
    public static Fork start(Address address, Bout bout) throws IOException {
        Path folder =
                Files.createDirectories(bout.work().resolve(address.folder())).toAbsolutePath();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.add("-Djava.io.tmpdir=" + folder);
        command.add("-Dweir.home=" + bout.home());
        command.add("-Dweir.log=" + folder.resolve("log"));
        command.add("--add-opens=java.base/java.util=ALL-UNNAMED");
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), bout.fork().getName()));
        command.addAll(List.of(address.bench(), address.scenario(), address.contestant(), folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("stderr").toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().putAll(bout.environment());
        return new Fork(builder.start(), folder);
    }

    /** Waits until the contestant is prepared. */
    public void await() throws IOException, Contestant.Unavailable {
        answer();
    }

    /** The file with the lines of its output. */
    Path output(long records) throws IOException, Contestant.Unavailable {
        Path file = folder.resolve("output");
        ask("output " + records + " " + file);
        return file;
    }

    /** One timed run. */
    public Sample run(long records) throws IOException, Contestant.Unavailable {
        Map<Metric, Double> values = new LinkedHashMap<>();
        for (String line : ask("run " + records)) {
            String[] parts = line.split("\t", -1);
            values.put(new Metric(parts[0], parts[1]), Double.parseDouble(parts[2]));
        }
        return new Sample(values);
    }

    private List<String> ask(String command) throws IOException, Contestant.Unavailable {
        commands.println(command);
        return answer();
    }

    private List<String> answer() throws IOException, Contestant.Unavailable {
        List<String> lines = new ArrayList<>();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.equals(ForkServer.DONE)) {
                return lines;
            }
            if (line.startsWith(ForkServer.MISSING)) {
                throw new Contestant.Unavailable(line.substring(ForkServer.MISSING.length()));
            }
            if (line.startsWith(ForkServer.ANSWER)) {
                lines.add(line.substring(ForkServer.ANSWER.length()));
            }
        }
        throw new IOException("a contestant's process ended; see " + folder + "\n" + lastWords());
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("stderr"));
        return String.join("\n", lines.subList(0, Math.min(STACK_LINES, lines.size())));
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        answers.close();
    }

    /** How a process finds the contestant that it is to be. */
    public record Address(String bench, String scenario, String contestant) {
        private String folder() {
            return (scenario + "-" + contestant).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        }
    }
}
