package io.weir.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.problem.Code;
import io.weir.record.JsonReader;
import io.weir.record.Value;
import io.weir.toy.Toys;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

final class ReferenceDocsTest {
    private final SortedMap<String, String> pages = ReferenceDocs.pages(Toys.CATALOG);

    @Test
    void everyComponentAndKindHasAPageAndALink() {
        assertThat(pages.keySet())
                .containsExactly(
                        "docs/reference/index.md",
                        "docs/reference/kind/DataFlow.md",
                        "docs/reference/problems.md",
                        "docs/reference/sink/bucket.md",
                        "docs/reference/sink/vault.md",
                        "docs/reference/source/tap.md",
                        "docs/reference/source/well.md",
                        "docs/reference/transformation/fork.md",
                        "docs/reference/transformation/hide.md",
                        "docs/reference/transformation/once.md",
                        "docs/reference/transformation/upper.md",
                        "flow-specs/schema/dataflow.json");
        assertThat(page("docs/reference/index.md"))
                .contains("- [`well`](source/well.md): Draws records out of a well.\n");
    }

    @Test
    void pageOfAComponentListsItsOptions() {
        assertThat(page("docs/reference/source/well.md"))
                .startsWith("# source `well`\n\nDraws records out of a well.\n")
                .contains("| `shaft` | text | required | Name of the shaft. |");
    }

    @Test
    void pageOfAKindSaysWhatUsesAField() {
        assertThat(page("docs/reference/kind/DataFlow.md"))
                .contains("| `channelBufferSize` | whole number | nothing | Flink sizes its buffers itself. |")
                .contains("| `guarantee` |");
    }

    @Test
    void everyProblemCodeIsExplained() {
        for (Code code : Code.values()) {
            assertThat(page("docs/reference/problems.md"))
                    .contains("| `" + code.text() + "` | " + code.summary() + " |");
        }
    }

    @Test
    void schemaIsJsonAndKnowsTheOptionsOfEveryComponent() throws Exception {
        Value schema =
                JsonReader.STANDARD.read(page("flow-specs/schema/dataflow.json").getBytes(StandardCharsets.UTF_8));

        assertThat(schema.toString()).contains("shaft", "patience", "within", "checkpointInterval", "toleration");
    }

    @Test
    void routesOfARouterTakeSinksInTheSchema() {
        assertThat(page("flow-specs/schema/dataflow.json")).contains("\"$ref\": \"#/$defs/sink\"");
    }

    private String page(String path) {
        return pages.getOrDefault(path, "there is no page " + path);
    }
}
