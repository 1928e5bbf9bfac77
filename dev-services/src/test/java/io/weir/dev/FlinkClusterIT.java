package io.weir.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlinkClusterIT {
    private static final Path LIB = Path.of(System.getProperty("weir.flink.lib", "../flink-home/target/flink/lib"));

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void sessionClusterSurvivesAKillAndLeavesNoProcess() throws IOException {
        List<ProcessHandle> processes;
        try (FlinkCluster cluster = FlinkCluster.startSession(FlinkSettings.of(LIB, directory))) {
            CommandOutcome list = cluster.cli("list");

            assertThat(list.exitCode()).isZero();
            assertThat(list.output()).contains("No running jobs.");
            assertThat(cluster.rest().jobState("00000000000000000000000000000000"))
                    .isEmpty();

            long taskManager = cluster.processes().get(1).pid();
            cluster.freezeTaskManager(0);
            assertThat(state(taskManager)).isEqualTo("T");
            cluster.thawTaskManager(0);
            assertThat(state(taskManager)).isNotEqualTo("T");

            cluster.killTaskManager(0);
            assertThat(cluster.processes()).hasSize(1);
            cluster.startTaskManager();
            cluster.awaitTaskManagers(1);
            processes = cluster.processes();
            assertThat(processes).hasSize(2);
        }

        assertThat(processes).noneMatch(ProcessHandle::isAlive);
        assertThat(directory.resolve("log/jobmanager.log")).isNotEmptyFile();
    }

    @Test
    void aJobIsSubmittedStoppedWithSavepointAndResumed() {
        Path jar = CountingJob.jar(directory.resolve("job.jar"));
        try (FlinkCluster cluster = FlinkCluster.startSession(FlinkSettings.of(LIB, directory))) {
            String first = cluster.submit("-c", CountingJob.class.getName(), jar.toString(), "1000000");
            cluster.awaitRunning(first, PATIENCE);
            cluster.awaitCheckpoints(first, 1, PATIENCE);

            String savepoint = cluster.stopWithSavepoint(first);
            assertThat(cluster.rest().jobState(first)).contains("FINISHED");
            String second =
                    cluster.submit("-s", savepoint, "-c", CountingJob.class.getName(), jar.toString(), "1000000");
            cluster.awaitRunning(second, PATIENCE);

            assertThat(cluster.rest().get("/jobs/" + second + "/checkpoints")).contains(savepoint);
            assertThat(cluster.cli("cancel", second).exitCode()).isZero();
            assertThatThrownBy(() -> cluster.awaitState(second, "FINISHED", PATIENCE))
                    .hasMessageContaining("is CANCELED instead of FINISHED");
        }
    }

    @Test
    void aJobGoesOnFromItsCheckpointUnderAnotherJobManager() {
        Path jar = CountingJob.jar(directory.resolve("job.jar"));
        FlinkSettings settings = FlinkSettings.of(LIB, directory)
                .withTaskManagers(2, 2)
                .withHighAvailability()
                .withJobManagerOptions("-Dweir.test=manager")
                .withTaskManagerOptions("-Dweir.test=worker");
        try (FlinkCluster cluster = FlinkCluster.startSession(settings)) {
            FlinkRest rest = cluster.rest();
            JarRun endless = JarRun.of(CountingJob.class.getName(), "1000000").withParallelism(2);
            String jarId = rest.upload(jar);
            String job = rest.run(jarId, endless);
            cluster.awaitCheckpoints(job, 1, PATIENCE);
            assertThat(rest.get("/taskmanagers")).containsPattern("(?s)(\"freeSlots\":1\\D.*){2}");
            assertThat(commandLines(cluster))
                    .filteredOn(line -> line.contains("=manager"))
                    .hasSize(1);
            assertThat(commandLines(cluster))
                    .filteredOn(line -> line.contains("=worker"))
                    .hasSize(2);

            cluster.killJobManager();
            assertThat(cluster.jobManagerRuns()).isFalse();
            assertThat(rest.jobState(job)).isEmpty();
            cluster.restartJobManager();
            cluster.awaitRunning(job, PATIENCE);
            Checkpoints checkpoints = rest.checkpoints(job);
            assertThat(checkpoints.restored()).isOne();
            assertThat(checkpoints.restoredPath()).isPresent();

            cluster.freezeJobManager();
            cluster.thawJobManager();
            assertThat(rest.jobs()).containsExactly(new FlinkJob(job, "counting", "RUNNING"));
            String savepoint = rest.stopWithSavepoint(job, PATIENCE);
            cluster.awaitState(job, "FINISHED", PATIENCE);
            assertThat(Long.parseLong(rest.accumulators(job).get("passed"))).isPositive();

            String next = rest.run(jarId, endless.from(savepoint));
            cluster.awaitCheckpoints(next, 1, PATIENCE);
            assertThat(rest.checkpoints(next).restoredPath()).contains(savepoint);
            assertThat(rest.checkpoints(next).latestDuration()).isPresent();
            rest.cancel(next);
            cluster.awaitState(next, "CANCELED", PATIENCE);
            assertThatThrownBy(() -> rest.run("no-such.jar", endless))
                    .isInstanceOf(ServiceException.class)
                    .hasMessageContaining("no-such.jar");
        }
    }

    private static List<String> commandLines(FlinkCluster cluster) {
        return cluster.processes().stream()
                .map(process -> process.info().commandLine().orElse(""))
                .toList();
    }

    @Test
    void anApplicationClusterRunsItsJobAndEndsWithIt() {
        Path jar = CountingJob.jar(directory.resolve("job.jar"));
        ApplicationJob job = new ApplicationJob(jar, CountingJob.class.getName(), List.of(), List.of("50"));

        try (FlinkCluster cluster = FlinkCluster.startApplication(FlinkSettings.of(LIB, directory), job)) {
            assertThat(cluster.awaitExit(PATIENCE)).isZero();
            assertThat(cluster.logs().resolve("jobmanager.log"))
                    .content()
                    .contains("switched from state RUNNING to FINISHED");
        }
    }

    @Test
    void aClusterThatCannotStartSaysWhereItsLogsAreAndLeavesNoProcess() {
        FlinkSettings broken = FlinkSettings.of(LIB, directory).withConfig("high-availability.type", "no-such-thing");

        assertThatThrownBy(() -> FlinkCluster.startSession(broken))
                .isInstanceOf(ServiceException.class)
                .hasMessage("the JobManager ended while it started; see " + directory.resolve("log"));
        assertThat(ProcessHandle.current().children().flatMap(child -> child.info().commandLine().stream()))
                .noneMatch(command -> command.contains(directory.toString()));
    }

    /** The letter that {@code ps} prints: T for stopped. */
    private static String state(long process) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "s=", "-p", String.valueOf(process)).start();
        return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
