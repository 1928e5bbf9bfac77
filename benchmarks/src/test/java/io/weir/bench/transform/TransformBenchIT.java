package io.weir.bench.transform;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bench.BenchRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark still runs, and Weir and its peers agree; its numbers are nobody's here. */
class TransformBenchIT {
    @TempDir
    private static Path work;

    @Test
    void weirAndItsPeersAgreeAndAreMeasured() throws Exception {
        BenchRun run = BenchRun.of(work, "transform", "--quick", "--case", "nested pretty", "--only", "Weir,fused,SQL");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("nested pretty 100%: 3 contestants agree on the output");
        assertThat(run.out())
                .contains("CPU per record in ns")
                .contains("Flink SQL")
                .contains("at most 1.05 times the expert's operator");
    }
}
