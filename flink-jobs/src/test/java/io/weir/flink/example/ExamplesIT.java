package io.weir.flink.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.compile.CompileResult;
import io.weir.compile.Endpoints;
import io.weir.flink.operator.Fate;
import io.weir.flink.testing.FlowCluster;
import io.weir.plan.JobPlan;
import io.weir.plan.Plan;
import io.weir.plan.PlanPrinter;
import io.weir.plan.Write;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example compiles to its plan; those with input also run, without and with an interruption. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesIT {
    private static final Duration WATCH = Duration.ofMillis(100);

    private Path work = Path.of("");
    private FlowCluster cluster;

    @BeforeAll
    void startCluster() throws Exception {
        Files.createDirectories(Path.of("target"));
        work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "examples-");
        cluster = FlowCluster.start(4, work.resolve("flink"));
    }

    @AfterAll
    void stopCluster() throws Exception {
        cluster.close();
    }

    static List<Example> all() throws IOException {
        return Example.all();
    }

    static List<Example> withInput() throws IOException {
        return Example.withInput();
    }

    @ParameterizedTest
    @MethodSource("all")
    void compilesToItsPlan(Example example) throws IOException {
        CompileResult flow = example.compile();

        example.matches("plan.txt", PlanPrinter.text(flow.job().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("withInput")
    void givesItsOutput(Example example) throws Exception {
        Plan plan = example.compile().plan().orElseThrow();
        Workspace workspace = Workspace.create(work.resolve(example.name()).resolve("once"));
        workspace.put("input.jsonl", example.input());

        Map<Fate, Long> fates =
                cluster.run(workspace.endpoints(Optional.empty()).applyTo(plan));

        for (Write sink : sinks(plan)) {
            example.matches(Workspace.file(sink), workspace.output(sink));
        }
        assertConserved(fates, example.input().size());
    }

    @ParameterizedTest
    @MethodSource("withInput")
    void givesItsOutputWhenStoppedAndResumedWithMoreTasks(Example example) throws Exception {
        Plan plan = example.compile().plan().orElseThrow();
        Workspace workspace = Workspace.create(work.resolve(example.name()).resolve("resumed"));
        Endpoints endpoints = workspace.endpoints(Optional.of(WATCH));
        List<String> input = example.input();
        int half = input.size() / 2;

        workspace.put("input-1.jsonl", input.subList(0, half));
        JobID first = cluster.submit(endpoints.applyTo(plan), Optional.empty());
        cluster.awaitIn(first, half);
        String savepoint = cluster.stop(first, FlowCluster.Drain.NO);

        workspace.put("input-2.jsonl", input.subList(half, input.size()));
        JobPlan wider = endpoints.applyTo(plan.withParallelism(plan.parallelism() + 1));
        JobID second = cluster.submit(wider, Optional.of(savepoint));
        cluster.awaitIn(second, input.size());
        cluster.stop(second, FlowCluster.Drain.YES);

        for (Write sink : sinks(plan)) {
            assertThat(workspace.output(sink))
                    .as(sink.id().text())
                    .isEqualTo(read(example.directory().resolve(Workspace.file(sink))));
        }
    }

    private static void assertConserved(Map<Fate, Long> fates, long in) {
        long decided = 0;
        for (Map.Entry<Fate, Long> fate : fates.entrySet()) {
            decided += switch (fate.getKey()) {
                case IN -> 0;
                case EXPANDED -> -fate.getValue();
                case OUT, FILTERED, DEDUPLICATED, LATE, DEAD_LETTERED -> fate.getValue();
            };
        }
        assertThat(fates).containsEntry(Fate.IN, in);
        assertThat(decided).as("%s", fates).isEqualTo(in);
    }

    private static List<Write> sinks(Plan plan) {
        return plan.nodes().stream()
                .filter(Write.class::isInstance)
                .map(Write.class::cast)
                .toList();
    }

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
