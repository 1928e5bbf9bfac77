package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
