package io.weir.chaos.world;

import io.weir.dev.FlinkCluster;
import io.weir.dev.FlinkRest;
import io.weir.dev.FlinkSettings;
import io.weir.dev.JarRun;
import io.weir.dev.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Flink cluster whose processes can be hurt, and the jobs that run on it. For use by several threads. */
public final class Cluster implements AutoCloseable {
    private static final int TASK_MANAGERS = 2;
    /** All flows need more than one TaskManager has, so that each runs on both. */
    private static final int SLOTS = 5;

    private static final String MAIN = "io.weir.flink.job.WeirJob";
    private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");
    private static final Duration SAVEPOINT = Duration.ofSeconds(45);
    /** The first line of each part of a stack trace in JSON. */
    private static final Pattern CAUSE =
            Pattern.compile("(?:(?<=\"stacktrace\":\")|Caused by: )(?:[^\\\\\"]|\\\\[^nt]){1,400}");

    private static final Pattern TIMESTAMP = Pattern.compile("\"timestamp\":(\\d{13})");

    private final FlinkCluster cluster;
    private final WorldSettings settings;
    private final String jar;
    private final List<Integer> alive = new ArrayList<>();
    private final ScheduledExecutorService caretaker = Executors.newSingleThreadScheduledExecutor();
    private boolean jobManagerKilled;

    private Cluster(FlinkCluster cluster, WorldSettings settings) {
        this.cluster = cluster;
        this.settings = settings;
        this.jar = cluster.rest().upload(settings.jobJar());
        for (int i = 0; i < TASK_MANAGERS; i++) {
            alive.add(i);
        }
        // when it fails, the flows do not run again, and that is noticed
        Future<?> unused = caretaker.scheduleWithFixedDelay(this::revive, 1, 1, TimeUnit.SECONDS);
    }

    static Cluster start(WorldSettings settings) {
        // four jobs at a time, and those of the round before, have many classes
        List<String> more = new ArrayList<>(List.of("-XX:MaxMetaspaceSize=1g"));
        more.addAll(settings.flinkOptions());
        String[] options = more.toArray(String[]::new);
        FlinkSettings flink = FlinkSettings.of(
                        settings.flinkLib(), settings.directory().resolve("flink"))
                .withTaskManagers(TASK_MANAGERS, SLOTS)
                .withHighAvailability()
                .withConfig("heartbeat.interval", "1 s")
                .withConfig("heartbeat.timeout", "6 s")
                // one that was frozen may not hear of the next JobManager: it ends, and another one comes
                .withConfig("taskmanager.registration.timeout", "20 s")
                // otherwise its answers are up to 3 s old
                .withConfig("rest.cache.checkpoint-statistics.timeout", "50 ms")
                .withConfig("web.refresh-interval", "200 ms")
                // a JobManager that takes jobs over on a busy machine gives itself up after this time
                .withConfig("pekko.ask.timeout", "60 s")
                .withConfig("taskmanager.load-balance.mode", "SLOTS")
                .withConfig("taskmanager.memory.jvm-metaspace.size", "1g")
                .withJobManagerOptions(options)
                .withTaskManagerOptions(options);
        return new Cluster(FlinkCluster.startSession(flink), settings);
    }

    /** Starts a flow and returns the id of its job. */
    public String submit(Path spec, Optional<String> savepoint) {
        JarRun run = JarRun.of(MAIN, "--spec", spec.toString());
        return cluster.rest().run(jar, savepoint.map(run::from).orElse(run));
    }

    /** Stops a job with a savepoint and returns where that is. */
    public String stop(String job) {
        String savepoint = cluster.rest().stopWithSavepoint(job, SAVEPOINT);
        // its counters are final only then
        cluster.awaitState(job, "FINISHED", SAVEPOINT);
        return savepoint;
    }

    /** Ends a job without more ado. */
    public void cancel(String job) {
        if (!hasEnded(job)) {
            cluster.rest().cancel(job);
        }
    }

    /** Whether a job has come to its end, good or bad. */
    public boolean hasEnded(String job) {
        return cluster.rest().jobState(job).filter(ENDED::contains).isPresent();
    }

    /** Whether all tasks of a job run. */
    public boolean runs(String job) {
        FlinkRest rest = cluster.rest();
        return rest.jobState(job).filter("RUNNING"::equals).isPresent() && rest.allTasksRun(job);
    }

    /** Waits until all tasks of a job run. */
    public void awaitRunning(String job, Duration patience) {
        cluster.awaitRunning(job, patience);
    }

    /** How many checkpoints a job has completed since it was submitted. */
    public int checkpoints(String job) {
        return cluster.rest().completedCheckpoints(job);
    }

    /** What a job says that it did, by the name of the counter. */
    public Map<String, Long> counters(String job) {
        Map<String, Long> counters = new HashMap<>();
        cluster.rest().accumulators(job).forEach((name, value) -> {
            if (name.startsWith("weir.")) {
                counters.put(name, Long.valueOf(value));
            }
        });
        return counters;
    }

    /** The state of a job and the causes of its last failure. */
    public String trouble(String job) {
        String state = cluster.rest().jobState(job).orElse("unknown to the cluster");
        try {
            String causes = CAUSE.matcher(failure(job))
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .collect(Collectors.joining(" "));
            return state + ", last failure: " + (causes.isEmpty() ? "none" : causes);
        } catch (RuntimeException noAnswer) {
            return state + ", and no answer about its failures";
        }
    }

    /** The last failure of a job with all its causes, as the cluster tells it. */
    public String failure(String job) {
        return cluster.rest().get("/jobs/" + job + "/exceptions?maxExceptions=1");
    }

    /** When a task of a job failed last, as far as the present JobManager knows. */
    public Instant lastFailure(String job) {
        Matcher failure = TIMESTAMP.matcher(cluster.rest().get("/jobs/" + job + "/exceptions"));
        return failure.results()
                .map(found -> Instant.ofEpochMilli(Long.parseLong(found.group(1))))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
    }

    /** What anybody who asks is told about a job. */
    public List<String> answers(String job) {
        FlinkRest rest = cluster.rest();
        return List.of(
                rest.get("/jobs/" + job),
                rest.get("/jobs/" + job + "/config"),
                rest.get("/jobs/" + job + "/plan"),
                rest.get("/jobs/" + job + "/exceptions"));
    }

    /** The folder of the logs; what processes print is in {@code .out}. */
    public Path logs() {
        return cluster.logs();
    }

    /** The folders that the cluster's processes write to. */
    public List<Path> writings() {
        Path home = settings.directory().resolve("flink");
        return List.of(cluster.logs(), home.resolve("checkpoints"), home.resolve("savepoints"), home.resolve("ha"));
    }

    /** Kills one of the TaskManagers. */
    public void killTaskManager(int choice) {
        synchronized (alive) {
            int number = alive.remove(Math.floorMod(choice, alive.size()));
            cluster.killTaskManager(number);
        }
    }

    /** Starts a TaskManager in the place of one that was killed. */
    public void startTaskManager() {
        synchronized (alive) {
            alive.add(cluster.startTaskManager());
        }
    }

    /** How many TaskManagers the JobManager knows; none while it does not answer. */
    public int taskManagers() {
        return cluster.rest().taskManagers().orElse(0);
    }

    /** Whether the JobManager knows all TaskManagers. */
    public boolean isWhole() {
        return taskManagers() == TASK_MANAGERS;
    }

    /** Freezes one of the TaskManagers and returns its number. */
    public int freezeTaskManager(int choice) {
        synchronized (alive) {
            int number = alive.get(Math.floorMod(choice, alive.size()));
            cluster.freezeTaskManager(number);
            return number;
        }
    }

    /** Lets a frozen TaskManager go on. */
    public void thawTaskManager(int number) {
        cluster.thawTaskManager(number);
    }

    /** Kills the JobManager. */
    public synchronized void killJobManager() {
        jobManagerKilled = true;
        cluster.killJobManager();
    }

    /** Starts a JobManager in the place of the one that was killed, which takes the jobs over. */
    public synchronized void startJobManager() {
        jobManagerKilled = false;
        try {
            cluster.restartJobManager();
        } catch (ServiceException ended) {
            // the caretaker starts the next one, if it ended by itself
            if (cluster.jobManagerRuns()) {
                throw ended;
            }
        }
    }

    /** Freezes the JobManager. */
    public synchronized void freezeJobManager() {
        cluster.freezeJobManager();
    }

    /** Lets a frozen JobManager go on. */
    public synchronized void thawJobManager() {
        cluster.thawJobManager();
    }

    /** Starts processes in the place of those that have ended by themselves, as whoever looks after a cluster does. */
    private void revive() {
        synchronized (this) {
            // one that was frozen ends when it finds that it leads no more
            if (!jobManagerKilled && !cluster.jobManagerRuns()) {
                startJobManager();
            }
        }
        synchronized (alive) {
            List<Integer> ended = alive.stream()
                    .filter(number -> !cluster.taskManagerRuns(number))
                    .toList();
            alive.removeAll(ended);
            ended.forEach(number -> alive.add(cluster.startTaskManager()));
        }
    }

    /**
     * Empties the logs, and removes what stopped jobs have left.
     *
     * @param keep the folder for a copy of the logs, if there is to be one
     */
    public void tidy(Optional<String> keep) throws IOException {
        try (Stream<Path> logs = Files.list(cluster.logs())) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                if (keep.isPresent()) {
                    Path folder = settings.directory().resolve("kept").resolve(keep.get());
                    Files.createDirectories(folder);
                    Files.copy(log, folder.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
                // the processes append, so that an emptied file goes on from its beginning
                Files.newByteChannel(log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                        .close();
            }
        }
        for (String folder : List.of("checkpoints", "savepoints")) {
            Disk.empty(settings.directory().resolve("flink").resolve(folder));
        }
    }

    @Override
    public void close() {
        caretaker.shutdownNow();
        cluster.close();
    }
}
