package io.weir.cli;

import io.weir.flink.cluster.LiveJob;
import io.weir.flink.cluster.SessionCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes a savepoint of a running flow. */
@Command(
        name = "savepoint",
        mixinStandardHelpOptions = true,
        description = "Takes a savepoint of a flow that runs on a session cluster, and prints where it is.",
        footer = "Exit code 3 when no job of the flow runs there, or the savepoint fails; the flow then goes on.")
final class SavepointCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private FlowName flow;

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--savepoint-dir",
            paramLabel = "DIR",
            description = "Where it goes, as the cluster sees it; default: the cluster's own directory.")
    private Optional<String> directory;

    @Option(
            names = "--stop",
            description = "Stops the flow with it: everything that was read is written and committed.")
    private boolean stop;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Longest time to wait; default: ${DEFAULT-VALUE}.",
            defaultValue = "2m")
    private Duration timeout;

    @Override
    public Integer call() throws Exception {
        try (SessionCluster open = cluster.open()) {
            LiveJob job = cluster.onlyJob(open, flow.identity());
            String path = stop ? open.stop(job.id(), directory, timeout) : open.savepoint(job.id(), directory, timeout);
            command.commandLine().getOut().println(path);
            command.commandLine().getOut().flush();
            return ExitCode.FINE;
        }
    }
}
