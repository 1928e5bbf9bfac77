package io.weir.flink.lower;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.flink.operator.Fate;
import io.weir.flink.testing.FlowCluster;
import io.weir.flink.testing.Flows;
import io.weir.plan.JobPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeadLettersIT {
    private static final String POISON = "{\"password\":\"hunter2\"";

    private Path work = Path.of("");
    private FlowCluster cluster;

    @BeforeAll
    void startCluster() throws Exception {
        Files.createDirectories(Path.of("target"));
        work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "dead-letters-");
        cluster = FlowCluster.start(2, work.resolve("flink"));
    }

    @AfterAll
    void stopCluster() throws Exception {
        cluster.close();
    }

    @Test
    void withoutAnErrorsSinkTheFirstDeadLetterStopsTheFlowForGood() throws Exception {
        Path input = Files.writeString(work.resolve("poison.jsonl"), "{\"id\":1}\n" + POISON + "\n");
        JobPlan plan = flow(input, "{\"policy\": \"fail\"}");

        assertThatThrownBy(() -> cluster.run(plan))
                .hasStackTraceContaining("record refused with code decode-error at stage decode, from " + input
                        + ", partition 0, position 9")
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("hunter2"));
    }

    @Test
    void hugeDeepAndBinaryLinesBecomeDeadLettersAndTheFlowGoesOn() throws Exception {
        Path input = work.resolve("hostile.jsonl");
        try (var out = Files.newOutputStream(input)) {
            out.write("{\"id\":1}\n".getBytes(UTF_8));
            out.write(("[".repeat(100_000) + "\n").getBytes(UTF_8));
            out.write(("\"" + "x".repeat(5 << 20) + "\"\n").getBytes(UTF_8));
            out.write(new byte[] {(byte) 0xc3, 0x28, '\n'});
            out.write("{\"id\":2}".getBytes(UTF_8));
        }
        JobPlan plan = flow(input, "{\"type\": \"file\", \"config\": {\"path\": \"" + work.resolve("refused") + "\"}}");

        Map<Fate, Long> fates = cluster.run(plan);

        assertThat(fates).containsEntry(Fate.IN, 5L).containsEntry(Fate.OUT, 2L).containsEntry(Fate.DEAD_LETTERED, 3L);
    }

    private JobPlan flow(Path input, String errors) {
        return Flows.compile("{\"source\": {\"type\": \"file\", \"config\": {\"path\": \"" + input + "\"}},"
                + "\"sink\": {\"type\": \"file\", \"config\": {\"path\": \"" + work.resolve("out") + "\"}},"
                + "\"errors\": " + errors + "}");
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
