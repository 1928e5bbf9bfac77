package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A standalone Flink cluster of separate JVMs on this machine, which tests may hurt. Everything it writes is in the
 * directory of its settings, the logs in {@code log}. Not for use by several threads.
 */
public final class FlinkCluster implements AutoCloseable {
    private static final String RUNTIME = "org.apache.flink.runtime.";
    private static final String SESSION = RUNTIME + "entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String APPLICATION =
            "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";
    private static final String TASK_MANAGER = RUNTIME + "taskexecutor.TaskManagerRunner";
    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");
    private static final Pattern SUBMITTED = Pattern.compile("JobID (\\p{XDigit}{32})");
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed\\. Path: (\\S+)");
    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final int ATTEMPTS = 3;

    private final FlinkHome home;
    private final List<String> entryPoint;
    private final FlinkRest rest;
    private final Optional<ZooKeeperProcess> zooKeeper;
    private final ChildProcesses children = new ChildProcesses();
    private final FlinkClient client;
    private final List<Process> taskManagers = new ArrayList<>();
    private Process jobManager;

    private FlinkCluster(FlinkHome home, List<String> entryPoint, Optional<ZooKeeperProcess> zooKeeper) {
        this.home = home;
        this.entryPoint = List.copyOf(entryPoint);
        this.zooKeeper = zooKeeper;
        this.rest = new FlinkRest(URI.create("http://127.0.0.1:" + home.restPort()));
        this.client = new FlinkClient(home, children);
        this.jobManager = launchJobManager();
    }

    /** Starts a cluster to which jobs are submitted, and waits until its TaskManagers are registered. */
    public static FlinkCluster startSession(FlinkSettings settings) {
        FlinkCluster cluster = start(settings, List.of(SESSION, "--executionMode", "cluster"));
        cluster.orClose(() -> cluster.awaitTaskManagers(settings.taskManagers()));
        return cluster;
    }

    /**
     * Starts a cluster that runs one job and ends with it. Waits only until it answers, or has already ended: see
     * {@link #awaitExit} and {@link #awaitOnlyJob}.
     */
    public static FlinkCluster startApplication(FlinkSettings settings, ApplicationJob job) {
        List<String> entryPoint = new ArrayList<>(List.of(APPLICATION, "--job-classname", job.mainClass()));
        entryPoint.addAll(job.options());
        entryPoint.addAll(job.arguments());
        FlinkHome.create(settings).installJob(job.jar());
        return start(settings, entryPoint);
    }

    /** The REST interface of the JobManager, at the same address over its restarts. */
    public FlinkRest rest() {
        return rest;
    }

    /** Starts one more TaskManager and returns its number; does not wait until it is registered. */
    public int startTaskManager() {
        int number = taskManagers.size();
        String name = "taskmanager-" + number;
        List<String> command =
                List.of(TASK_MANAGER, "--configDir", home.folder("conf").toString());
        taskManagers.add(children.start(
                home.java(name, home.taskManagerJvm(), command),
                home.folder("log").resolve(name + ".out")));
        return number;
    }

    /** Kills a TaskManager with SIGKILL, frozen or not, and waits until its process is gone. */
    public void killTaskManager(int number) {
        children.kill(taskManagers.get(number));
    }

    /** Stops a TaskManager in its tracks (SIGSTOP), as a long garbage collection or a frozen machine would. */
    public void freezeTaskManager(int number) {
        Signal.STOP.send(List.of(taskManagers.get(number).toHandle()));
    }

    /** Lets a frozen TaskManager go on (SIGCONT). */
    public void thawTaskManager(int number) {
        Signal.CONT.send(List.of(taskManagers.get(number).toHandle()));
    }

    /** Kills the JobManager with SIGKILL, frozen or not, and waits until its process is gone. */
    public void killJobManager() {
        children.kill(jobManager);
    }

    /**
     * Starts a JobManager in place of one that was killed, and waits until it leads: about 5 s with high availability,
     * because the killed one leads until its session has ended. Then jobs come back by themselves from their last
     * checkpoints; without high availability they are forgotten.
     *
     * @throws ServiceException when the former one still runs, or the new one does not answer in time
     */
    public void restartJobManager() {
        if (jobManager.isAlive()) {
            throw new ServiceException("the JobManager still runs");
        }
        jobManager = launchJobManager();
        if (!answersOrHasEnded()) {
            throw new ServiceException("the JobManager ended while it started again; see " + logs());
        }
    }

    /** Stops the JobManager in its tracks (SIGSTOP). Frozen for longer than its session, it has to lead anew. */
    public void freezeJobManager() {
        Signal.STOP.send(List.of(jobManager.toHandle()));
    }

    /** Lets a frozen JobManager go on (SIGCONT). It may end itself when it finds that it has lost its session. */
    public void thawJobManager() {
        Signal.CONT.send(List.of(jobManager.toHandle()));
    }

    /** True unless the TaskManager was killed or has ended. */
    public boolean taskManagerRuns(int number) {
        return taskManagers.get(number).isAlive();
    }

    /** True unless the JobManager was killed or has ended. */
    public boolean jobManagerRuns() {
        return jobManager.isAlive();
    }

    /** Waits until exactly {@code count} TaskManagers are registered. */
    public void awaitTaskManagers(int count) {
        await(
                "registration of " + count + " TaskManagers",
                STARTUP,
                () -> rest.taskManagers()
                        .filter(registered -> registered == count)
                        .isPresent());
    }

    /** Runs Flink's own command line client ({@code flink}) with arguments such as {@code list} or {@code cancel ID}. */
    public CommandOutcome cli(String... arguments) {
        return client.run(List.of(arguments));
    }

    /**
     * {@code flink run -d} with these arguments. {@link FlinkRest#run} is faster.
     *
     * @return the id of the job
     */
    public String submit(String... arguments) {
        return client.find(
                SUBMITTED,
                Stream.concat(Stream.of("run", "-d"), Stream.of(arguments)).toList());
    }

    /** {@code flink savepoint}; the job goes on. Returns the savepoint's path. */
    public String savepoint(String jobId) {
        return client.find(SAVEPOINT, List.of("savepoint", jobId));
    }

    /** {@code flink stop}; the job ends with a savepoint, whose path is returned. */
    public String stopWithSavepoint(String jobId) {
        return client.find(SAVEPOINT, List.of("stop", jobId));
    }

    /** Waits until a job has the state, for example {@code FINISHED}; fails at once when it ended in another one. */
    public void awaitState(String jobId, String state, Duration timeout) {
        await("state " + state + " of job " + jobId, timeout, () -> {
            Optional<String> current = rest.jobState(jobId);
            current.filter(ENDED::contains)
                    .filter(other -> !other.equals(state))
                    .ifPresent(other -> {
                        throw new ServiceException(
                                "job " + jobId + " is " + other + " instead of " + state + "; see " + home.folder("log")
                                        + "\n" + rest.get("/jobs/" + jobId + "/exceptions?maxExceptions=1"));
                    });
            return current.filter(state::equals).isPresent();
        });
    }

    /** Waits until all tasks of a job run. */
    public void awaitRunning(String jobId, Duration timeout) {
        awaitState(jobId, "RUNNING", timeout);
        await("tasks of job " + jobId, timeout, () -> rest.allTasksRun(jobId));
    }

    /** Waits until the JobManager has seen the job complete {@code count} checkpoints. */
    public void awaitCheckpoints(String jobId, int count, Duration timeout) {
        await(count + " checkpoints of job " + jobId, timeout, () -> rest.completedCheckpoints(jobId) >= count);
    }

    /** Waits for the job of a cluster in application mode and returns its id. */
    public String awaitOnlyJob(Duration timeout) {
        await("the job", timeout, () -> rest.onlyJob().isPresent());
        return rest.onlyJob().orElseThrow();
    }

    /** Waits until the JobManager ends by itself, as it does in application mode, and returns its exit code. */
    public int awaitExit(Duration timeout) {
        if (!ChildProcesses.await(jobManager, timeout)) {
            throw new ServiceException("the JobManager still runs; see " + home.folder("log"));
        }
        return jobManager.exitValue();
    }

    /** The JobManager and the TaskManagers that are alive, in this order. */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(jobManager), taskManagers.stream())
                .map(Process::toHandle)
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    /** The folder of the logs. */
    public Path logs() {
        return home.folder("log");
    }

    @Override
    public void close() {
        children.close();
        zooKeeper.ifPresent(ZooKeeperProcess::close);
        home.unlink();
    }

    private Process launchJobManager() {
        List<String> command = new ArrayList<>(entryPoint);
        command.addAll(1, List.of("--configDir", home.folder("conf").toString()));
        return children.start(
                home.java("jobmanager", home.jobManagerJvm(), command),
                home.folder("log").resolve("jobmanager.out"));
    }

    private static FlinkCluster start(FlinkSettings settings, List<String> entryPoint) {
        for (int attempt = 1; ; attempt++) {
            FlinkHome home = FlinkHome.create(settings);
            Optional<ZooKeeperProcess> zooKeeper =
                    settings.highAvailability() ? Optional.of(ZooKeeperProcess.start(home)) : Optional.empty();
            FlinkCluster cluster = new FlinkCluster(home, entryPoint, zooKeeper);
            boolean answers = cluster.orClose(() -> {
                for (int i = 0; i < settings.taskManagers(); i++) {
                    cluster.startTaskManager();
                }
                return cluster.answersOrHasEnded();
            });
            if (answers) {
                return cluster;
            }
            cluster.close();
            String log = read(cluster.logs().resolve("jobmanager.log"));
            if (attempt == ATTEMPTS || !log.contains("BindException")) {
                throw new ServiceException("the JobManager ended while it started; see " + cluster.logs());
            }
        }
    }

    /** False when the JobManager failed before it answered. */
    private boolean answersOrHasEnded() {
        await(
                "an answer of the JobManager",
                STARTUP,
                () -> !jobManager.isAlive() || rest.taskManagers().isPresent());
        return jobManager.isAlive() || jobManager.exitValue() == 0;
    }

    private void orClose(Runnable action) {
        orClose(() -> {
            action.run();
            return true;
        });
    }

    private boolean orClose(Supplier<Boolean> action) {
        try {
            return action.get();
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private void await(String what, Duration timeout, BooleanSupplier condition) {
        Await.until(what + "; see " + logs(), timeout, condition);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }
}
