package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dev.ApplicationJob;
import io.weir.dev.FlinkCluster;
import io.weir.dev.FlinkSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job jar as the one application of a cluster. */
class ApplicationModeIT {
    @TempDir
    private Path work;

    @Test
    void aBoundedFlowRunsInApplicationModeAndTheClusterEnds() throws Exception {
        Path input = Files.writeString(work.resolve("in.jsonl"), "{\"a\":1.10}\n{\"a\":2}\nnot json\n");
        Path spec = Files.writeString(
                work.resolve("flow.json"), """
                {"source": {"type": "file", "config": {"path": "%s"}},
                 "transformations": [{"type": "camelCase"}],
                 "sink": {"type": "file", "config": {"path": "%s"}},
                 "errors": {"type": "file", "config": {"path": "%s"}}}
                """.formatted(input, work.resolve("out"), work.resolve("letters")));
        FlinkSettings settings = FlinkSettings.of(Path.of(System.getProperty("weir.flink.lib")), work.resolve("flink"));
        ApplicationJob job = new ApplicationJob(
                Path.of("../flink-jobs/target/weir-job.jar"),
                "io.weir.flink.job.WeirJob",
                List.of(),
                List.of("--spec", spec.toString(), "--name", "application"));

        try (FlinkCluster cluster = FlinkCluster.startApplication(settings, job)) {
            assertThat(cluster.awaitExit(Duration.ofMinutes(2))).isZero();
        }

        assertThat(TextFiles.lines(work.resolve("out"))).containsExactlyInAnyOrder("{\"A\":1.10}", "{\"A\":2}");
        assertThat(TextFiles.lines(work.resolve("letters")))
                .singleElement()
                .asString()
                .contains("\"code\":\"decode-error\"")
                .contains("\"original_bytes\":\"bm90IGpzb24=\"");
    }
}
