package io.weir.flink.testing;

import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.flink.operator.Fate;
import io.weir.plan.JobPlan;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.accumulators.StringifiedAccumulatorResult;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;

/** A Flink in this JVM that runs job plans. */
public final class FlowCluster {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MiniCluster cluster;
    private final Path work;

    private FlowCluster(MiniCluster cluster, Path work) {
        this.cluster = cluster;
        this.work = work;
    }

    /** Starts it, with all its files under {@code work}. */
    public static FlowCluster start(int slots, Path work) throws Exception {
        Files.createDirectories(work);
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(CoreOptions.TMP_DIRS, work.toString());
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        // accumulators of running jobs travel with heartbeats
        settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(100));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
        return new FlowCluster(cluster, work);
    }

    /** Runs a job to its end and returns what became of its records. */
    public Map<Fate, Long> run(JobPlan plan) throws Exception {
        return run(graph(plan, LoweringOptions.BOUNDED));
    }

    /** Runs a job to its end and returns what became of its records. */
    public Map<Fate, Long> run(JobGraph graph) throws Exception {
        Map<String, Object> results = cluster.executeJobBlocking(graph).getAllAccumulatorResults();
        Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            fates.put(fate, results.get(fate.accumulator()) instanceof Long count ? count : 0L);
        }
        return fates;
    }

    /** Starts a job, from a savepoint if there is one; all of its state must find its place. */
    public JobID submit(JobPlan plan, Optional<String> savepoint) throws Exception {
        return submit(plan, savepoint.map(SavepointRestoreSettings::forPath).orElse(SavepointRestoreSettings.none()));
    }

    /** Starts a job from a savepoint or from nothing. */
    public JobID submit(JobPlan plan, SavepointRestoreSettings from) throws Exception {
        JobGraph graph = graph(plan, LoweringOptions.AS_PLANNED);
        graph.setSavepointRestoreSettings(from);
        return submit(graph);
    }

    /** Starts a job. */
    public JobID submit(JobGraph graph) throws Exception {
        return cluster.submitJob(graph).get().getJobID();
    }

    /** Why a job failed, from the outermost cause on; waits until it has. */
    public String awaitFailure(JobID job) throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> cluster.getJobStatus(job).get() == JobStatus.FAILED);
        ErrorInfo failure =
                Objects.requireNonNull(cluster.getExecutionGraph(job).get().getFailureInfo());
        return failure.getException().getFullStringifiedStackTrace();
    }

    /** What has become of a job's records. */
    public Map<Fate, Long> fates(JobID job) throws Exception {
        AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
        Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            fates.put(fate, count(graph, fate));
        }
        return fates;
    }

    /** The job graph of a plan. */
    public JobGraph graph(JobPlan plan, LoweringOptions options) {
        Configuration settings = FlinkSettings.of(plan);
        // a job ends with the checkpoint after its last record
        if (settings.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL)) {
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
        }
        settings.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                work.resolve("checkpoints").toUri().toString());
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
        FlowLowering.lower(plan, environment, options);
        return environment.getStreamGraph().getJobGraph();
    }

    /** Waits until that many records have come in, those before a savepoint included. */
    public void awaitIn(JobID job, long records) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
            if (graph.getState() == JobStatus.FAILED) {
                throw new IllegalStateException("the job failed: " + awaitFailure(job));
            }
            return count(graph, Fate.IN) == records && running(graph);
        });
    }

    /** Stops a job with a savepoint; {@code drain} says that no more will ever come. */
    public String stop(JobID job, Drain drain) throws Exception {
        return cluster.stopWithSavepoint(
                        job,
                        work.resolve("savepoints").toUri().toString(),
                        drain == Drain.YES,
                        SavepointFormatType.CANONICAL)
                .get();
    }

    /** Where it answers to REST requests. */
    public URI address() throws Exception {
        return cluster.getRestAddress().get();
    }

    /** Ends it, with all jobs that still run. */
    public void close() throws Exception {
        cluster.close();
    }

    /** Only a job whose tasks all run can take a savepoint. */
    private static boolean running(AccessExecutionGraph graph) {
        for (AccessExecutionVertex task : graph.getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    private static long count(AccessExecutionGraph graph, Fate fate) {
        for (StringifiedAccumulatorResult result : graph.getAccumulatorResultsStringified()) {
            if (result.getName().equals(fate.accumulator())) {
                return Long.parseLong(result.getValue());
            }
        }
        return 0;
    }

    /** Whether sources end for good. */
    public enum Drain {
        YES,
        NO
    }
}
