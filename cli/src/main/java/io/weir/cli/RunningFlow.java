package io.weir.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;

/** A flow's job on a cluster, as the command line sees it. */
final class RunningFlow {
    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);
    private final JobClient job;

    RunningFlow(JobClient job) {
        this.job = job;
    }

    JobID id() {
        return job.getJobID();
    }

    /** The fates so far; what checkpoints have not yet made exact is included. */
    FateReport fates() throws ExecutionException, InterruptedException {
        return FateReport.of(job.getAccumulators().get());
    }

    boolean ended() throws ExecutionException, InterruptedException {
        return job.getJobStatus().get().isGloballyTerminalState();
    }

    /** The job's status, for progress lines. */
    JobStatus status() throws ExecutionException, InterruptedException {
        return job.getJobStatus().get();
    }

    /** The final fates of a flow that ended. @throws ExecutionException when it failed */
    FateReport result() throws ExecutionException, InterruptedException {
        Map<String, Object> accumulators = job.getJobExecutionResult().get().getAllAccumulatorResults();
        return FateReport.of(accumulators);
    }

    /** Stops with a savepoint and returns where it is. */
    String stop(Path savepoints) throws ExecutionException, InterruptedException, TimeoutException {
        CompletableFuture<String> savepoint =
                job.stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL);
        return savepoint.get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    }
}
