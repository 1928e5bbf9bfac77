package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flink's own command line client. Each command is a JVM of its own, which takes some seconds. */
final class FlinkClient {
    private static final String MAIN = "org.apache.flink.client.cli.CliFrontend";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final FlinkHome home;
    private final ChildProcesses children;
    private int commands;

    FlinkClient(FlinkHome home, ChildProcesses children) {
        this.home = home;
        this.children = children;
    }

    CommandOutcome run(List<String> arguments) {
        String name = "client-" + commands++;
        List<String> command = new ArrayList<>(List.of(MAIN));
        command.addAll(arguments);
        Path output = home.folder("log").resolve(name + ".out");
        Process process = children.start(home.java(name, List.of("-Xmx256m"), command), output);
        if (!ChildProcesses.await(process, PATIENCE)) {
            children.kill(process);
            throw new ServiceException("'flink " + arguments.get(0) + "' does not end; see " + output);
        }
        try {
            return new CommandOutcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + output, broken);
        }
    }

    /** What the only group of a pattern matches in the output of a command that must not fail. */
    String find(Pattern pattern, List<String> arguments) {
        String output = run(arguments).requireSuccess();
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new ServiceException("nothing like '" + pattern + "' in:\n" + output);
        }
        return matcher.group(1);
    }
}
