package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dev.CommandOutcome;
import io.weir.dev.FlinkCluster;
import io.weir.dev.FlinkSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A flow given to a session cluster through its REST interface. */
class SubmitCommandIT {
    private static final String JAR = "../flink-jobs/target/weir-job.jar";

    @TempDir
    private Path work;

    @Test
    void aFlowRunsOnTheClusterUnderItsName() throws Exception {
        Path input = Files.writeString(work.resolve("in.jsonl"), "{\"a\":1}\n");
        Path spec = Files.writeString(work.resolve("flow.json"), """
                {"source": {"type": "file", "config": {"path": "%s"}},
                 "sink": {"type": "file", "config": {"path": "%s"}},
                 "errors": {"policy": "fail"}}
                """.formatted(input, work.resolve("out")));

        try (FlinkCluster cluster = FlinkCluster.startSession(
                FlinkSettings.of(Path.of(System.getProperty("weir.flink.lib")), work.resolve("flink")))) {
            String url = cluster.rest().address().toString();
            CommandRun run =
                    CommandRun.of("submit", spec.toString(), "--name", "letters", "--cluster", url, "--jar", JAR);

            assertThat(run.exitCode()).as(run.err()).isZero();
            String job = run.out().strip().replaceFirst("^Job has been submitted with JobID ", "");
            cluster.awaitState(job, "FINISHED", Duration.ofMinutes(1));
            assertThat(cluster.rest().get("/jobs/" + job)).contains("\"name\":\"letters\"");
        }

        assertThat(TextFiles.lines(work.resolve("out"))).containsExactly("{\"a\":1}");
    }

    @Test
    void aFlowThatRunsIsNotStartedAgain() throws Exception {
        Path input = Files.createDirectories(work.resolve("in"));
        Path spec = Files.writeString(work.resolve("flow.json"), """
                {"source": {"type": "file", "config": {"path": "%s", "watch": "100ms"}},
                 "sink": {"type": "file", "config": {"path": "%s"}},
                 "errors": {"policy": "fail"}}
                """.formatted(input, work.resolve("out")));

        try (FlinkCluster cluster = FlinkCluster.startSession(
                FlinkSettings.of(Path.of(System.getProperty("weir.flink.lib")), work.resolve("flink")))) {
            String[] submit = {
                "submit",
                spec.toString(),
                "--name",
                "letters",
                "--cluster",
                cluster.rest().address().toString(),
                "--jar",
                JAR
            };
            CommandRun first = CommandRun.of(submit);
            assertThat(first.exitCode()).as(first.err()).isZero();
            String job = first.out().strip().replaceFirst("^Job has been submitted with JobID ", "");
            String refusal = "flow 'default/letters' runs on this cluster already, as job " + job;

            CommandRun second = CommandRun.of(submit);
            CommandOutcome third = cluster.cli(
                    "run",
                    "-d",
                    Path.of(JAR).toAbsolutePath().toString(),
                    "--spec",
                    spec.toString(),
                    "--name",
                    "letters");

            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err()).contains(refusal);
            assertThat(third.exitCode()).isNotZero();
            assertThat(third.output()).contains(refusal);
            cluster.awaitRunning(job, Duration.ofMinutes(1));
        }
    }

    @Test
    void aClusterWithoutASchemeIsWrongUsage() throws Exception {
        Path spec = Files.writeString(work.resolve("flow.json"), """
                {"source": {"type": "file", "config": {"path": "in"}},
                 "sink": {"type": "file", "config": {"path": "out"}},
                 "errors": {"policy": "fail"}}
                """);

        CommandRun run = CommandRun.of("submit", spec.toString(), "--cluster", "localhost", "--jar", JAR);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--cluster needs a URL such as http://localhost:8081, not 'localhost'");
    }
}
