package io.weir.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster in this process, with its web UI on loopback; it outlives the jobs that run on it. */
final class EmbeddedCluster implements AutoCloseable {
    private static final Duration PROGRESS = Duration.ofMillis(500);
    private final MiniCluster cluster;
    private final int port;

    private EmbeddedCluster(MiniCluster cluster, int port) {
        this.cluster = cluster;
        this.port = port;
    }

    /**
     * Starts the cluster.
     *
     * @param slots tasks of one node that can run side by side
     * @param work where Flink may put temporary files
     */
    static EmbeddedCluster start(int slots, Path work) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(RestOptions.ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(WebOptions.SUBMIT_ENABLE, false);
        settings.set(WebOptions.TMP_DIR, work.toString());
        settings.set(CoreOptions.TMP_DIRS, work.toString());
        settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, PROGRESS); // accumulators travel with heartbeats
        settings.set(JobManagerOptions.ADDRESS, "127.0.0.1");
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
        return new EmbeddedCluster(cluster, cluster.getRestAddress().get().getPort());
    }

    /** Where the web UI is. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** An environment whose jobs run here, with these settings. */
    StreamExecutionEnvironment environment(Configuration settings) {
        return StreamExecutionEnvironment.createRemoteEnvironment("127.0.0.1", port, settings);
    }

    /** Why a job failed last, in one line; empty while it never did. */
    Optional<String> lastFailure(JobID job) throws ExecutionException, InterruptedException {
        return Optional.ofNullable(cluster.getExecutionGraph(job).get().getFailureInfo())
                .map(failure -> Failures.describe(
                        failure.getException().deserializeError(getClass().getClassLoader())));
    }

    @Override
    public void close() {
        cluster.closeAsync().join();
    }
}
