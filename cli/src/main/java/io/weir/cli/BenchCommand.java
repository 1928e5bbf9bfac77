package io.weir.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Stands in the list of commands. The {@code weir} script runs benchmarks in a JVM with a class path of its own, because the
 * libraries of the peers must not come near the product's.
 */
@Command(name = "bench", description = "Measures Weir against its peers; see `weir bench --help`.")
final class BenchCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Unmatched
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        throw new ParameterException(
                command.commandLine(), "benchmarks are run by the script: ./weir bench " + String.join(" ", arguments));
    }
}
