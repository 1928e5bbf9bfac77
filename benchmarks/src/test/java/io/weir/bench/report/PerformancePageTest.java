package io.weir.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.bench.BenchRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformancePageTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path elsewhere;

    @Test
    void thePageShowsTheResultsThatAreKept() throws Exception {
        if (System.getProperty("golden", "").equals("write")) {
            assertThat(BenchRun.of(HOME, "report").exitCode()).isZero();
        }

        Map<String, String> made = PerformancePage.files(HOME);

        Map<String, String> kept = new LinkedHashMap<>();
        for (String file : made.keySet()) {
            Path path = HOME.resolve(file);
            kept.put(file, Files.exists(path) ? Files.readString(path) : "");
        }
        assertThat(kept).as("weir bench report makes them anew").isEqualTo(made);
    }

    @Test
    void aSectionIsMadeFromItsResults() throws Exception {
        Files.createDirectories(elsewhere.resolve("docs"));
        Files.writeString(elsewhere.resolve("docs/performance.md"), """
            Before.
            <!-- results: sorting -->
            old
            <!-- end -->
            After.
            <!-- results: nothing -->
            <!-- end -->
            """);
        ResultFile.write(ResultFileTest.RESULTS, elsewhere.resolve("benchmarks/results/sorting.json"));

        Map<String, String> files = PerformancePage.files(elsewhere);

        assertThat(files.get("docs/performance.md")).isEqualTo("""
            Before.
            <!-- results: sorting -->

            | goal | worst case | reached |
            |---|---:|---:|
            | twice as fast | 1.50 | **no** |
            | never run | not measured |  |

            | CPU per record in ns | short |
            |---|---:|
            | ours | 1,235 |
            | theirs | 2,469 (×2) |

            Medians of 3 samples, half of the series stay within ±5 % of theirs. 2026-11-21, commit 0123456789ab, 2 cores, 24 GiB, Linux, Java 17.0.15; Weir 0.1.0.

            ![How long sorting takes.](performance/sorting.svg)

            <!-- end -->
            After.
            <!-- results: nothing -->

            Not measured yet.

            <!-- end -->
            """);
        assertThat(files.get("docs/performance/sorting.svg"))
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains(">ours</text>", ">2,469</text>")
                .endsWith("</svg>\n");
    }
}
