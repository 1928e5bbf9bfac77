package io.weir.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
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
    private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";
    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");
    private static final Pattern SUBMITTED = Pattern.compile("JobID (\\p{XDigit}{32})");
    private static final Pattern SAVEPOINT = Pattern.compile("Savepoint completed\\. Path: (\\S+)");
    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int ATTEMPTS = 3;

    private final FlinkHome home;
    private final FlinkRest rest;
    private final Process jobManager;
    private final ChildProcesses children = new ChildProcesses();
    private final List<Process> taskManagers = new ArrayList<>();
    private int commands;

    private FlinkCluster(FlinkHome home, List<String> entryPoint) {
        this.home = home;
        this.rest = new FlinkRest(URI.create("http://127.0.0.1:" + home.restPort()));
        List<String> command = new ArrayList<>(entryPoint);
        command.addAll(1, List.of("--configDir", home.folder("conf").toString()));
        this.jobManager = children.start(
                home.java("jobmanager", FlinkHome.jobManagerJvm(), command),
                home.folder("log").resolve("jobmanager.out"));
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

    /** The REST interface of the JobManager. */
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
                home.java(name, FlinkHome.taskManagerJvm(), command),
                home.folder("log").resolve(name + ".out")));
        return number;
    }

    /** Kills a TaskManager with SIGKILL and waits until its process is gone. */
    public void killTaskManager(int number) {
        children.kill(taskManagers.get(number));
    }

    /** Stops a TaskManager in its tracks (SIGSTOP), as a long garbage collection or a frozen machine would. */
    public void freezeTaskManager(int number) {
        signal("STOP", taskManagers.get(number));
    }

    /** Lets a frozen TaskManager go on (SIGCONT). */
    public void thawTaskManager(int number) {
        signal("CONT", taskManagers.get(number));
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
        String name = "client-" + commands++;
        List<String> command = new ArrayList<>(List.of(CLIENT));
        command.addAll(Arrays.asList(arguments));
        Path output = home.folder("log").resolve(name + ".out");
        Process process = children.start(home.java(name, FlinkHome.clientJvm(), command), output);
        if (!ChildProcesses.await(process, STARTUP.multipliedBy(2))) {
            children.kill(process);
            throw new ServiceException("'flink " + arguments[0] + "' does not end; see " + output);
        }
        return new CommandOutcome(process.exitValue(), read(output));
    }

    /**
     * {@code flink run -d} with these arguments.
     *
     * @return the id of the job
     */
    public String submit(String... arguments) {
        String[] command =
                Stream.concat(Stream.of("run", "-d"), Arrays.stream(arguments)).toArray(String[]::new);
        return find(SUBMITTED, cli(command).requireSuccess());
    }

    /** {@code flink savepoint}; the job goes on. Returns the savepoint's path. */
    public String savepoint(String jobId) {
        return find(SAVEPOINT, cli("savepoint", jobId).requireSuccess());
    }

    /** {@code flink stop}; the job ends with a savepoint, whose path is returned. */
    public String stopWithSavepoint(String jobId) {
        return find(SAVEPOINT, cli("stop", jobId).requireSuccess());
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

    /** Waits until the job has completed {@code count} checkpoints. */
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

    /** The processes of the cluster that are alive. */
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
        home.unlink();
    }

    private void signal(String name, Process process) {
        Process kill = children.start(new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())));
        if (!ChildProcesses.await(kill, STARTUP) || kill.exitValue() != 0) {
            throw new ServiceException("cannot send SIG" + name + " to process " + process.pid());
        }
    }

    private static FlinkCluster start(FlinkSettings settings, List<String> entryPoint) {
        for (int attempt = 1; ; attempt++) {
            FlinkCluster cluster = new FlinkCluster(FlinkHome.create(settings), entryPoint);
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
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ServiceException("waited " + timeout.toSeconds() + " s for " + what + "; see " + logs());
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ServiceException("interrupted while waiting for " + what, interrupted);
            }
        }
    }

    private static String find(Pattern pattern, String output) {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new ServiceException("nothing like '" + pattern + "' in:\n" + output);
        }
        return matcher.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + file, broken);
        }
    }
}
