package io.weir.flink.cluster;

import io.weir.flink.operator.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.runtime.rest.messages.JobExceptionsHeaders;
import org.apache.flink.runtime.rest.messages.JobIDPathParameter;
import org.apache.flink.runtime.rest.messages.JobMessageParameters;
import org.apache.flink.runtime.rest.messages.JobVertexIdPathParameter;
import org.apache.flink.runtime.rest.messages.MessagePathParameter;
import org.apache.flink.runtime.rest.messages.MessageQueryParameter;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointStatistics.CompletedCheckpointStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatistics;
import org.apache.flink.runtime.rest.messages.checkpoints.CheckpointingStatisticsHeaders;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobDetailsInfo.JobVertexDetailsInfo;
import org.apache.flink.runtime.rest.messages.job.JobExceptionsMessageParameters;
import org.apache.flink.runtime.rest.messages.job.metrics.AggregatedMetric;
import org.apache.flink.runtime.rest.messages.job.metrics.AggregatedSubtaskMetricsHeaders;
import org.apache.flink.runtime.rest.messages.job.metrics.AggregatedSubtaskMetricsParameters;
import org.apache.flink.runtime.rest.messages.job.metrics.MetricsFilterParameter;

/** Gathers what a cluster tells of one job. */
final class HealthCheck {
    /** What sources call the number of records that they know of and have not read. */
    private static final String WAITING = ".pendingRecords";

    private static final Set<ExecutionState> GOOD = Set.of(ExecutionState.RUNNING, ExecutionState.FINISHED);

    private final RestClusterClient<?> cluster;
    private final JobID job;

    HealthCheck(RestClusterClient<?> cluster, JobID job) {
        this.cluster = cluster;
        this.job = job;
    }

    JobHealth health() throws ExecutionException, InterruptedException {
        JobDetailsInfo details = cluster.getJobDetails(job).get();
        CheckpointingStatistics checkpoints = checkpoints();
        Optional<CompletedCheckpointStatistics> last = Optional.ofNullable(checkpoints.getLatestCheckpoints())
                .map(latest -> latest.getCompletedCheckpointStatistics());
        return new JobHealth(
                details.getJobStatus(),
                details.getJobVertexInfos().stream().allMatch(vertex -> GOOD.contains(vertex.getExecutionState())),
                checkpoints.getCounts().getNumberCompletedCheckpoints(),
                last.map(CompletedCheckpointStatistics::getExternalPath).filter(path -> path.contains("/")),
                in(),
                waiting(details),
                failure());
    }

    private CheckpointingStatistics checkpoints() throws ExecutionException, InterruptedException {
        JobMessageParameters which = new JobMessageParameters();
        which.jobPathParameter.resolve(job);
        return cluster.sendRequest(CheckpointingStatisticsHeaders.getInstance(), which, EmptyRequestBody.getInstance())
                .get();
    }

    private long in() throws ExecutionException, InterruptedException {
        Map<String, Object> accumulators =
                cluster.getAccumulators(job, HealthCheck.class.getClassLoader()).get();
        return accumulators.get(Fate.IN.accumulator()) instanceof Number count ? count.longValue() : 0;
    }

    private Optional<String> failure() throws ExecutionException, InterruptedException {
        JobExceptionsMessageParameters which =
                JobExceptionsHeaders.getInstance().getUnresolvedMessageParameters();
        which.jobPathParameter.resolve(job);
        return cluster
                .sendRequest(JobExceptionsHeaders.getInstance(), which, EmptyRequestBody.getInstance())
                .get()
                .getExceptionHistory()
                .getEntries()
                .stream()
                .findFirst()
                .map(entry -> rootCause(entry.getStacktrace()));
    }

    /** The line of the innermost cause. */
    private static String rootCause(String stackTrace) {
        List<String> causes =
                new ArrayList<>(List.of(stackTrace.lines().findFirst().orElse("")));
        stackTrace.lines().filter(line -> line.startsWith("Caused by: ")).forEach(causes::add);
        return causes.get(causes.size() - 1).replaceFirst("^Caused by: ", "");
    }

    private OptionalLong waiting(JobDetailsInfo details) throws ExecutionException, InterruptedException {
        boolean told = false;
        long waiting = 0;
        for (JobVertexDetailsInfo vertex : details.getJobVertexInfos()) {
            List<String> names = metrics(vertex.getJobVertexID(), List.of()).stream()
                    .map(AggregatedMetric::getId)
                    .filter(name -> name.endsWith(WAITING))
                    .toList();
            if (!names.isEmpty()) {
                for (AggregatedMetric metric : metrics(vertex.getJobVertexID(), names)) {
                    told = true;
                    waiting += metric.getSum() == null ? 0 : metric.getSum().longValue();
                }
            }
        }
        return told ? OptionalLong.of(waiting) : OptionalLong.empty();
    }

    /** The metrics of that name with their values; without names, all names. */
    private List<AggregatedMetric> metrics(JobVertexID vertex, List<String> names)
            throws ExecutionException, InterruptedException {
        AggregatedSubtaskMetricsHeaders headers = AggregatedSubtaskMetricsHeaders.getInstance();
        AggregatedSubtaskMetricsParameters which = headers.getUnresolvedMessageParameters();
        for (MessagePathParameter<?> parameter : which.getPathParameters()) {
            if (parameter instanceof JobIDPathParameter id) {
                id.resolve(job);
            } else if (parameter instanceof JobVertexIdPathParameter id) {
                id.resolve(vertex);
            }
        }
        for (MessageQueryParameter<?> parameter : which.getQueryParameters()) {
            if (parameter instanceof MetricsFilterParameter filter && !names.isEmpty()) {
                filter.resolve(names);
            }
        }
        return List.copyOf(cluster.sendRequest(headers, which, EmptyRequestBody.getInstance())
                .get()
                .getMetrics());
    }
}
