package io.weir.cli;

import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.flink.savepoint.Restore;
import io.weir.flink.savepoint.StateLost;
import io.weir.plan.JobPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One flow on an embedded Flink, with its state in a directory of its own. */
final class LocalRun implements AutoCloseable {
    private final EmbeddedCluster cluster;
    private final StateDirectory state;
    private final RunningFlow flow;

    private LocalRun(EmbeddedCluster cluster, StateDirectory state, RunningFlow flow) {
        this.cluster = cluster;
        this.state = state;
        this.flow = flow;
    }

    /**
     * Starts the flow.
     *
     * @param from the checkpoint or savepoint to go on from
     * @throws StateLost when the job would lose state of it that its spec does not name
     */
    static LocalRun start(JobPlan job, StateDirectory state, Optional<Path> from, LoweringOptions options)
            throws Exception {
        Configuration settings = FlinkSettings.of(job);
        if (from.isPresent()) {
            settings.addAll(Restore.checked(from.get().toUri().toString(), job).settings());
        }
        Files.createDirectories(state.temporary());
        EmbeddedCluster cluster = EmbeddedCluster.start(job.plan().parallelism(), state.temporary());
        try {
            settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            settings.set(
                    CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                    state.checkpoints().toUri().toString());
            StreamExecutionEnvironment environment = cluster.environment(settings);
            FlowLowering.lower(job, environment, options);
            return new LocalRun(
                    cluster,
                    state,
                    new RunningFlow(environment.executeAsync(job.plan().flow().name())));
        } catch (Exception failure) {
            cluster.close();
            throw failure;
        }
    }

    /** The flow's job. */
    RunningFlow flow() {
        return flow;
    }

    /** Why the flow failed last and was restarted, in one line; empty while it never did. */
    Optional<String> lastFailure() throws ExecutionException, InterruptedException {
        return cluster.lastFailure(flow.id());
    }

    /** Where the web UI is. */
    String url() {
        return cluster.url();
    }

    /** Stops the flow with a savepoint, from which the next run goes on. */
    String stop() throws Exception {
        return flow.stop(state.savepoints());
    }

    @Override
    public void close() {
        cluster.close();
    }
}
