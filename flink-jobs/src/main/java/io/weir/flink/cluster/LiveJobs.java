package io.weir.flink.cluster;

import io.weir.plan.FlowIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobConfigHeaders;
import org.apache.flink.runtime.rest.messages.JobConfigInfo;
import org.apache.flink.runtime.rest.messages.JobMessageParameters;

/**
 * Finds the live jobs of a flow on a cluster. A flow is known by namespace and name, which every job of Weir carries in its
 * parameters; jobs of others are never taken for it, whatever they are called.
 */
public final class LiveJobs {
    private final RestClusterClient<?> cluster;

    /** Asks that cluster; the client stays the caller's. */
    public LiveJobs(RestClusterClient<?> cluster) {
        this.cluster = cluster;
    }

    /**
     * The jobs of the flow that have not ended, usually none or one. One request, and one more per live job of that name.
     *
     * @throws ExecutionException when the cluster does not answer
     */
    public List<LiveJob> of(FlowIdentity flow) throws ExecutionException, InterruptedException {
        List<LiveJob> live = new ArrayList<>();
        for (JobStatusMessage job : cluster.listJobs().get()) {
            if (!job.getJobState().isGloballyTerminalState() && job.getJobName().equals(flow.name())) {
                Map<String, String> parameters = parameters(job);
                if (flow.name().equals(parameters.get("flow"))
                        && flow.namespace().equals(parameters.get("namespace"))) {
                    live.add(new LiveJob(job.getJobId(), job.getJobState(), parameters));
                }
            }
        }
        return live;
    }

    private Map<String, String> parameters(JobStatusMessage job) throws ExecutionException, InterruptedException {
        JobMessageParameters which = new JobMessageParameters();
        which.jobPathParameter.resolve(job.getJobId());
        JobConfigInfo config = cluster.sendRequest(
                        JobConfigHeaders.getInstance(), which, EmptyRequestBody.getInstance())
                .get();
        return config.getExecutionConfigInfo().getGlobalJobParameters();
    }
}
