package io.weir.flink.cluster;

import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.plan.JobPlan;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.rest.messages.DashboardConfigurationHeaders;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster that takes jobs, spoken to through its REST interface. */
public final class SessionCluster implements AutoCloseable {
    private static final int DEFAULT_PORT = 8081;
    private static final long POLL_MILLIS = 200;

    private final Configuration address;
    private final RestClusterClient<String> client;

    private SessionCluster(Configuration address, RestClusterClient<String> client) {
        this.address = address;
        this.client = client;
    }

    /** The cluster at {@code http://jobmanager:8081}; does not connect yet. */
    public static SessionCluster at(URI url) throws Exception {
        Configuration address = new Configuration();
        address.set(RestOptions.ADDRESS, url.getHost());
        address.set(RestOptions.PORT, url.getPort() >= 0 ? url.getPort() : DEFAULT_PORT);
        return new SessionCluster(address, new RestClusterClient<>(address, url.toString()));
    }

    /** Its live jobs. */
    public LiveJobs jobs() {
        return new LiveJobs(client);
    }

    /** How a job is doing, or was a moment ago: a cluster gives the same answer for some seconds. */
    public JobHealth health(JobID job) throws ExecutionException, InterruptedException {
        return new HealthCheck(client, job).health();
    }

    /**
     * Starts a job of a flow that has no live one here.
     *
     * @param settings of the job, see {@code FlinkSettings}
     * @param jar with the classes that it needs
     * @throws FlowIsRunning when it has one
     */
    public JobID submit(JobPlan job, Configuration settings, Path jar) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createRemoteEnvironment(
                address.get(RestOptions.ADDRESS),
                address.get(RestOptions.PORT),
                settings,
                jar.toAbsolutePath().toString());
        OneLiveJob.check(
                Configuration.fromMap(environment.getConfiguration().toMap()),
                job.plan().flow());
        FlowLowering.lower(job, environment, LoweringOptions.AS_PLANNED);
        return environment.executeAsync(job.plan().flow().name()).getJobID();
    }

    /**
     * Stops a job with a savepoint: everything that was written is committed. The job goes on when that fails.
     *
     * @param directory for the savepoint, as the cluster sees it; absent for the cluster's own
     * @return the savepoint's path
     */
    public String stop(JobID job, Optional<String> directory, Duration timeout)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            String path = client.stopWithSavepoint(job, false, directory.orElse(null), SavepointFormatType.CANONICAL)
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            awaitEnd(job, timeout);
            return path;
        } catch (TimeoutException late) {
            throw new TimeoutException("job " + job + " has not stopped after " + timeout.toSeconds()
                    + " s, but may still do so when its savepoint is complete");
        }
    }

    /** Takes a savepoint of a job that goes on, and returns its path. */
    public String savepoint(JobID job, Optional<String> directory, Duration timeout)
            throws ExecutionException, InterruptedException, TimeoutException {
        return client.triggerSavepoint(job, directory.orElse(null), SavepointFormatType.CANONICAL)
                .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends a job where it stands, and waits until it has ended. */
    public void cancel(JobID job, Duration timeout) throws ExecutionException, InterruptedException, TimeoutException {
        if (!client.getJobStatus(job).get().isGloballyTerminalState()) {
            client.cancel(job).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            awaitEnd(job, timeout);
        }
    }

    /** How a job was doing when it ended. Waits for its end, and until the cluster's answers are from after it. */
    public JobHealth end(JobID job, Duration timeout)
            throws ExecutionException, InterruptedException, TimeoutException {
        awaitEnd(job, timeout);
        Thread.sleep(client.sendRequest(
                        DashboardConfigurationHeaders.getInstance(),
                        EmptyMessageParameters.getInstance(),
                        EmptyRequestBody.getInstance())
                .get()
                .getRefreshInterval());
        return health(job);
    }

    private void awaitEnd(JobID job, Duration timeout)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!client.getJobStatus(job).get().isGloballyTerminalState()) {
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("job " + job + " does not end");
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
