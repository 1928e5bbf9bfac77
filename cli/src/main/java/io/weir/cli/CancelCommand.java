package io.weir.cli;

import io.weir.flink.cluster.LiveJob;
import io.weir.flink.cluster.SessionCluster;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a running flow where it stands. */
@Command(
        name = "cancel",
        mixinStandardHelpOptions = true,
        description = {
            "Ends a flow that runs on a session cluster, without a savepoint: what no checkpoint holds yet is lost",
            "to its state, and is read again by a start from the last checkpoint. To stop in order: savepoint --stop."
        },
        footer = "Exit code 3 when no job of the flow runs there.")
final class CancelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private FlowName flow;

    @Mixin
    private ClusterOptions cluster;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationOption.class,
            description = "Longest time to wait for its end; default: ${DEFAULT-VALUE}.",
            defaultValue = "2m")
    private Duration timeout;

    @Override
    public Integer call() throws Exception {
        try (SessionCluster open = cluster.open()) {
            LiveJob job = cluster.onlyJob(open, flow.identity());
            open.cancel(job.id(), timeout);
            command.commandLine().getOut().println("cancelled job " + job.id());
            command.commandLine().getOut().flush();
            return ExitCode.FINE;
        }
    }
}
