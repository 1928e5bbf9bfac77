package io.weir.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.plan.FlowIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeirJobTest {
    private static final String BARE = "{\"source\": {\"type\": \"file\", \"config\": {\"path\": \"in\"}},"
            + " \"sink\": {\"type\": \"file\", \"config\": {\"path\": \"out\"}}, \"errors\": {\"policy\": \"fail\"}}";

    @TempDir
    Path directory;

    @Test
    void theArgumentsNameABareFlow() throws Exception {
        Path spec = Files.writeString(directory.resolve("spec.json"), BARE);

        FlowIdentity flow = WeirJob.compile(JobArguments.parse(
                        List.of("--spec", spec.toString(), "--name", "orders", "--namespace", "shop")))
                .job()
                .orElseThrow()
                .plan()
                .flow();

        assertThat(flow.name()).isEqualTo("orders");
        assertThat(flow.namespace()).isEqualTo("shop");
    }

    @Test
    void problemsAreInTheMessageWithTheirPlaces() throws Exception {
        Path spec =
                Files.writeString(directory.resolve("spec.json"), BARE.replace("\"path\": \"in\"", "\"pat\": \"in\""));

        assertThatThrownBy(() -> WeirJob.compile(JobArguments.parse(List.of("--spec", spec.toString()))))
                .isInstanceOf(SpecRejected.class)
                .hasMessageContaining(spec + ":1:40: error[unknown-option]")
                .hasMessageContaining("did you mean 'path'?");
    }

    @Test
    void theArgumentsOfTheDataflowOperatorsProcessorAreUnderstood() {
        JobArguments arguments = JobArguments.parse(
                List.of("--spec-path", "/etc/dataflow/spec.json", "--namespace", "shop", "--name", "a"));

        assertThat(arguments.spec()).isEqualTo(Path.of("/etc/dataflow/spec.json"));
    }

    @Test
    void wrongArgumentsAreAnsweredWithTheUsage() {
        assertUsage(List.of(), "--spec is missing");
        assertUsage(List.of("--spec"), "--spec needs a value");
        assertUsage(List.of("--spce", "x"), "unknown argument '--spce'");
        assertUsage(List.of("--spec", "a", "--spec", "b"), "--spec is given twice");
    }

    private static void assertUsage(List<String> arguments, String reason) {
        assertThatThrownBy(() -> JobArguments.parse(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(reason + "; " + JobArguments.USAGE);
    }
}
