package io.weir.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlinkClusterIT {
    private static final Path LIB = Path.of(System.getProperty("weir.flink.lib", "../flink-home/target/flink/lib"));

    @TempDir
    Path directory;

    @Test
    void sessionClusterSurvivesAKillAndLeavesNoProcess() {
        List<ProcessHandle> processes;
        try (FlinkCluster cluster = FlinkCluster.startSession(FlinkSettings.of(LIB, directory))) {
            CommandOutcome list = cluster.cli("list");

            assertThat(list.exitCode()).isZero();
            assertThat(list.output()).contains("No running jobs.");
            assertThat(cluster.rest().jobState("00000000000000000000000000000000"))
                    .isEmpty();

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
    void aClusterThatCannotStartSaysWhereItsLogsAreAndLeavesNoProcess() {
        FlinkSettings broken = FlinkSettings.of(LIB, directory).withConfig("high-availability.type", "no-such-thing");

        assertThatThrownBy(() -> FlinkCluster.startSession(broken))
                .isInstanceOf(ServiceException.class)
                .hasMessage("the JobManager ended while it started; see " + directory.resolve("log"));
        assertThat(ProcessHandle.current().children().flatMap(child -> child.info().commandLine().stream()))
                .noneMatch(command -> command.contains(directory.toString()));
    }
}
