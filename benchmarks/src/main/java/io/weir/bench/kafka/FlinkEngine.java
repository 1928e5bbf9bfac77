package io.weir.bench.kafka;

import io.weir.bench.engine.EmbeddedFlink;
import io.weir.bench.topic.Route;
import io.weir.bench.topic.TopicJob;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;

/**
 * Flink in the measured process.
 *
 * @param job the job for a run
 */
record FlinkEngine(TopicJob job) implements Engine {
    private static final long STOPPING_MILLIS = 20;

    @Override
    public Started start(Path work) throws Exception {
        return new OnCluster(EmbeddedFlink.start(1, work), job);
    }

    private record OnCluster(EmbeddedFlink flink, TopicJob job) implements Started {
        @Override
        public Run run(Route route) throws Exception {
            JobGraph graph = job.on(route).getStreamGraph().getJobGraph();
            MiniCluster cluster = flink.cluster();
            cluster.submitJob(graph).get();
            return () -> cancel(cluster, graph.getJobID());
        }

        private static void cancel(MiniCluster cluster, JobID job) throws Exception {
            cluster.cancelJob(job).get();
            while (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
                TimeUnit.MILLISECONDS.sleep(STOPPING_MILLIS);
            }
        }

        @Override
        public void close() {
            flink.close();
        }
    }
}
