package io.weir.dev;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The REST interface of a Flink cluster, as far as tests use it. A request waits up to 10 s for its answer, one that runs
 * or uploads a jar up to 90 s.
 */
public final class FlinkRest {
    private final FlinkHttp http;

    FlinkRest(URI address) {
        this.http = new FlinkHttp(address);
    }

    /** {@code http://127.0.0.1:port}. */
    public URI address() {
        return http.address();
    }

    /**
     * The body of a GET request.
     *
     * @param path such as {@code /jobs/overview}
     * @throws UncheckedIOException when nothing answers
     * @throws ServiceException when Flink refuses
     */
    public String get(String path) {
        return http.get(path);
    }

    /** How many TaskManagers are registered; empty while nothing answers. */
    public Optional<Integer> taskManagers() {
        return http.tryRead("/overview")
                .map(overview -> overview.path("taskmanagers").asInt());
    }

    /** The state of a job such as {@code RUNNING}; empty when the cluster does not know the job (yet). */
    public Optional<String> jobState(String jobId) {
        return http.tryRead("/jobs/" + jobId + "/status")
                .map(status -> status.path("status").asText());
    }

    /**
     * The jobs that run or have ended.
     *
     * @throws UncheckedIOException when nothing answers
     */
    public List<FlinkJob> jobs() {
        return elements(http.read("/jobs/overview").path("jobs")).stream()
                .map(job -> new FlinkJob(
                        job.path("jid").asText(),
                        job.path("name").asText(),
                        job.path("state").asText()))
                .toList();
    }

    /** The first job of the cluster, which is the only one in application mode. */
    public Optional<String> onlyJob() {
        return http.tryRead("/jobs")
                .flatMap(jobs -> elements(jobs.path("jobs")).stream().findFirst())
                .map(job -> job.path("id").asText());
    }

    /** True when every task of a job runs or is done. */
    public boolean allTasksRun(String jobId) {
        List<String> states = http.tryRead("/jobs/" + jobId)
                .map(job -> elements(job.path("vertices")).stream()
                        .map(vertex -> vertex.path("status").asText())
                        .toList())
                .orElse(List.of());
        return !states.isEmpty()
                && states.stream().allMatch(state -> state.equals("RUNNING") || state.equals("FINISHED"));
    }

    /** How many checkpoints of a job have completed; 0 when the cluster does not know the job. */
    public int completedCheckpoints(String jobId) {
        return http.tryRead("/jobs/" + jobId + "/checkpoints")
                .map(answer -> Checkpoints.of(answer).completed())
                .orElse(0);
    }

    /** The checkpoints of a job, also of one that has ended. */
    public Checkpoints checkpoints(String jobId) {
        return Checkpoints.of(http.read("/jobs/" + jobId + "/checkpoints"));
    }

    /** The accumulators of a job by name, also of one that has ended; a running one's are some seconds old. */
    public Map<String, String> accumulators(String jobId) {
        Map<String, String> values = new LinkedHashMap<>();
        http.read("/jobs/" + jobId + "/accumulators")
                .path("user-task-accumulators")
                .forEach(each -> values.put(
                        each.path("name").asText(), each.path("value").asText()));
        return values;
    }

    /** Brings a jar to the cluster, which keeps it over restarts of the JobManager, and returns its id. */
    public String upload(Path jar) {
        String path = http.upload("/jars/upload", jar).path("filename").asText();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Runs a main class in the JobManager until it has submitted its job.
     *
     * @param jarId from {@link #upload}
     * @return the id of the job
     */
    public String run(String jarId, JarRun run) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("entryClass", run.mainClass());
        body.put("programArgsList", run.arguments());
        body.put("parallelism", run.parallelism());
        body.put("allowNonRestoredState", run.allowNonRestoredState());
        run.savepoint().ifPresent(path -> body.put("savepointPath", path));
        return http.post("/jars/" + jarId + "/run", body).path("jobid").asText();
    }

    /**
     * Stops a job with a savepoint and waits for it.
     *
     * @return the savepoint's path
     * @throws ServiceException when it fails or takes longer than {@code timeout}; the job may have stopped all the same
     */
    public String stopWithSavepoint(String jobId, Duration timeout) {
        return savepoint(jobId, "/stop", Map.of("drain", false), timeout);
    }

    /** Takes a savepoint and returns its path; the job goes on. */
    public String savepoint(String jobId, Duration timeout) {
        return savepoint(jobId, "/savepoints", Map.of("cancel-job", false), timeout);
    }

    /** Asks a job to end without a savepoint; does not wait. */
    public void cancel(String jobId) {
        http.patch("/jobs/" + jobId);
    }

    private String savepoint(String jobId, String action, Map<String, ?> body, Duration timeout) {
        String request =
                http.post("/jobs/" + jobId + action, body).path("request-id").asText();
        String result = "/jobs/" + jobId + "/savepoints/" + request;
        Await.until(
                "the savepoint of job " + jobId,
                timeout,
                () -> http.read(result).path("status").path("id").asText().equals("COMPLETED"));
        JsonNode operation = http.read(result).path("operation");
        if (!operation.path("location").isTextual()) {
            throw new ServiceException("no savepoint of job " + jobId + ":\n"
                    + operation.path("failure-cause").path("stack-trace").asText());
        }
        return operation.path("location").asText();
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
