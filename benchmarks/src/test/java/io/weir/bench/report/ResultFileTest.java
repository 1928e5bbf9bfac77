package io.weir.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.dev.Machine;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFileTest {
    static final Results RESULTS = new Results(
            "sorting",
            "How long sorting takes.",
            new Results.About(
                    Instant.parse("2026-11-21T17:00:00Z"),
                    "0123456789ab",
                    new Machine(2, 24, "Linux", "17.0.15"),
                    Map.of("Weir", "0.1.0")),
            List.of(
                    new Results.Verdict("twice as fast", 2, OptionalDouble.of(1.5), false),
                    new Results.Verdict("never run", 3, OptionalDouble.empty(), false)),
            List.of(
                    new Series("short", "ours", Metric.CPU, List.of(1234.5, 1200.0, 1300.25)),
                    new Series("short", "theirs", Metric.CPU, List.of(2469.0, 2400.0, 2600.5))));

    @TempDir
    private Path folder;

    @Test
    void aWrittenResultReadsAsItWas() throws Exception {
        Path file = folder.resolve("deep/sorting.json");

        ResultFile.write(RESULTS, file);

        assertThat(ResultFile.read(file)).isEqualTo(RESULTS);
    }

    @Test
    void theTableShowsMediansSpreadRatiosAndGoals() {
        assertThat(TextTable.of(RESULTS)).isEqualTo("""

            CPU per record in ns: median [least … greatest], times the first
              short
                ours         1,235 [1,200 … 1,300]  ×1.00
                theirs       2,469 [2,400 … 2,601]  ×2.00

            goals
              MISSED  twice as fast: 1.50
              not run never run
            """);
    }
}
