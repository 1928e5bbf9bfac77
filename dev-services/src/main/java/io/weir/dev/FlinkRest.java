package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The REST interface of a Flink cluster, as far as tests ask it. */
public final class FlinkRest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern TASK_MANAGERS = Pattern.compile("\"taskmanagers\":(\\d+)");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\"");
    private static final Pattern JOB_ID = Pattern.compile("\"id\":\"(\\p{XDigit}{32})\"");
    private static final Pattern COMPLETED = Pattern.compile("\"counts\":\\{[^}]*\"completed\":(\\d+)");

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    FlinkRest(URI address) {
        this.address = address;
    }

    /** {@code http://127.0.0.1:port}. */
    public URI address() {
        return address;
    }

    /**
     * The body of a GET request.
     *
     * @param path such as {@code /jobs/overview}
     * @throws UncheckedIOException when nothing answers
     * @throws ServiceException when the answer is not 200
     */
    public String get(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new ServiceException("Flink answered " + response.statusCode() + " to " + path);
            }
            return response.body();
        } catch (IOException broken) {
            throw new UncheckedIOException("no answer from Flink to " + path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceException("interrupted while asking Flink for " + path, interrupted);
        }
    }

    /** How many TaskManagers are registered; empty while nothing answers. */
    public Optional<Integer> taskManagers() {
        return tryGet("/overview").flatMap(body -> first(TASK_MANAGERS, body)).map(Integer::valueOf);
    }

    /** The state of a job such as {@code RUNNING}; empty when the cluster does not know the job (yet). */
    public Optional<String> jobState(String jobId) {
        return tryGet("/jobs/" + jobId + "/status").flatMap(body -> first(STATUS, body));
    }

    /** The first job of the cluster, which is the only one in application mode. */
    public Optional<String> onlyJob() {
        return tryGet("/jobs").flatMap(body -> first(JOB_ID, body));
    }

    /** True when every task of a job runs or is done. */
    public boolean allTasksRun(String jobId) {
        return tryGet("/jobs/" + jobId)
                .map(body -> STATUS.matcher(body)
                        .results()
                        .map(found -> found.group(1))
                        .toList())
                .filter(statuses -> !statuses.isEmpty())
                .map(statuses ->
                        statuses.stream().allMatch(status -> status.equals("RUNNING") || status.equals("FINISHED")))
                .orElse(false);
    }

    /** How many checkpoints of a job have completed since it was last submitted. */
    public int completedCheckpoints(String jobId) {
        return tryGet("/jobs/" + jobId + "/checkpoints")
                .flatMap(body -> first(COMPLETED, body))
                .map(Integer::valueOf)
                .orElse(0);
    }

    private Optional<String> tryGet(String path) {
        try {
            return Optional.of(get(path));
        } catch (UncheckedIOException | ServiceException notYet) {
            if (Thread.currentThread().isInterrupted()) {
                throw notYet;
            }
            return Optional.empty();
        }
    }

    private static Optional<String> first(Pattern pattern, String body) {
        Matcher matcher = pattern.matcher(body);
        return matcher.results().map((MatchResult found) -> found.group(1)).findFirst();
    }
}
