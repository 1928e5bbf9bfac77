package io.weir.flink.cluster;

import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;

/**
 * A job that runs, or will run again without anybody's doing: it writes to the flow's sinks and owns the flow's state.
 *
 * @param parameters what the job was given about its flow, see {@code FlinkSettings}: {@code flow}, {@code namespace},
 *     {@code specHash} …
 */
public record LiveJob(JobID id, JobStatus status, Map<String, String> parameters) {
    public LiveJob {
        parameters = Map.copyOf(parameters);
    }
}
