package io.weir.bench.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink in this process, the same for every contestant that needs one. */
public final class EmbeddedFlink implements AutoCloseable {
    private static final MemorySize MANAGED = MemorySize.ofMebiBytes(64);
    private static final Duration START = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 20;

    private final MiniCluster cluster;

    private EmbeddedFlink(MiniCluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Starts it.
     *
     * @param slots tasks that can run side by side
     * @param work where Flink may put temporary files
     */
    public static EmbeddedFlink start(int slots, Path work) throws Exception {
        return start(slots, work, MANAGED);
    }

    /** Starts it with room for state outside the heap. */
    public static EmbeddedFlink start(int slots, Path work, MemorySize managed) throws Exception {
        Configuration settings = new Configuration();
        settings.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
        settings.set(RestOptions.ADDRESS, "127.0.0.1");
        settings.set(RestOptions.BIND_PORT, "0");
        settings.set(CoreOptions.TMP_DIRS, work.toString());
        settings.set(JobManagerOptions.ADDRESS, "127.0.0.1");
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, managed);
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
        return new EmbeddedFlink(cluster);
    }

    /** Runs a job until it ends. */
    public void run(StreamExecutionEnvironment job) throws Exception {
        cluster.executeJobBlocking(job.getStreamGraph().getJobGraph());
    }

    /** The cluster itself, for jobs that are started and stopped. */
    public MiniCluster cluster() {
        return cluster;
    }

    /**
     * Starts a job that does not end by itself, and waits until all of its tasks run.
     *
     * @throws IllegalStateException when they do not in time
     */
    public void begin(StreamExecutionEnvironment environment) throws Exception {
        JobID job = cluster.submitJob(environment.getStreamGraph().getJobGraph())
                .get()
                .getJobID();
        long deadline = System.nanoTime() + START.toNanos();
        while (!runs(job)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "the job is " + cluster.getJobStatus(job).get());
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean runs(JobID job) throws Exception {
        for (AccessExecutionVertex task : cluster.getExecutionGraph(job).get().getAllExecutionVertices()) {
            if (task.getExecutionState() != ExecutionState.RUNNING) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        cluster.closeAsync().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join();
    }
}
