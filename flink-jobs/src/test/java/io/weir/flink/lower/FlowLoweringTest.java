package io.weir.flink.lower;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.flink.testing.Flows;
import io.weir.plan.JobPlan;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class FlowLoweringTest {
    private static final String MASK = "{\"type\": \"mask\", \"config\": {\"fields\": [\"a\"]}}";
    private static final String SELECT = "{\"type\": \"select\", \"config\": {\"fields\": [\"a\"]}}";
    private static final String ONCE =
            "{\"type\": \"deduplicate\", \"config\": {\"key\": [\"a\"], \"within\": \"1h\"}}";

    private static final String FILTER = "{\"type\": \"filter\", \"config\": {\"expression\": \"a != 'x'\"}}";

    @Test
    void aStatelessFlowIsOneChain() {
        JobGraph graph = graph(Flows.fileToFile(transformations(MASK, SELECT)));

        assertThat(names(graph)).hasSize(1);
        assertThat(names(graph).get(0)).contains("mask, select", "count", "dead letters");
    }

    @Test
    void aStatelessFlowIsOneChainWhereItsSinkRefusesRecordsToo() {
        String kafka = "{\"type\": \"kafka\", \"config\": {\"brokers\": [\"localhost:1\"], \"topic\": \"%s\"}}";
        String table = "{\"type\": \"postgresql\", \"config\":"
                + " {\"connectionString\": \"postgresql://a@localhost/b\", \"table\": \"%s\"}}";
        String spec = "{\"source\": " + kafka.formatted("in") + ", \"sink\": %s, \"errors\": %s, "
                + transformations(MASK, FILTER) + ", \"eventTime\": {\"field\": \"$.at\"}}";

        JobGraph topics = graph(Flows.compile(spec.formatted(kafka.formatted("out"), kafka.formatted("dead"))));
        JobGraph tables = graph(Flows.compile(spec.formatted(table.formatted("out"), table.formatted("dead"))));

        assertThat(names(topics)).hasSize(1);
        assertThat(names(tables)).hasSize(1);
    }

    @Test
    void lettersHaveTheirOwnWayBehindARouter() {
        String router = "{\"type\": \"router\", \"config\": {\"routes\": [{\"condition\": \"a != 'x'\", \"sink\":"
                + " {\"type\": \"file\", \"config\": {\"path\": \"aside\"}}}]}}";

        JobGraph graph = graph(Flows.fileToFile(transformations(router)));

        assertThat(names(graph)).anyMatch(name -> name.contains("dead letters"));
    }

    @Test
    void aKeyedStepCutsTheChainOnce() {
        JobGraph graph = graph(Flows.fileToFile(
                transformations(MASK, ONCE, SELECT) + ", \"parallelism\": 3, \"errors\": {\"policy\": \"fail\"}"));

        assertThat(names(graph)).hasSize(3);
        assertThat(names(graph)).anyMatch(name -> name.contains("key of deduplicate"));
        assertThat(names(graph)).anyMatch(name -> name.startsWith("deduplicate -> select -> count"));
        assertThat(names(graph)).contains("stop at the first dead letter");
        assertThat(parallelisms(graph)).containsExactlyInAnyOrder(3, 3, 1);
    }

    @Test
    void everyOperatorHasAUidOfTheFlow() {
        JobPlan plan = Flows.fileToFile(transformations(MASK, ONCE, SELECT)
                + ", \"eventTime\": {\"field\": \"$.at\"}, \"errors\": {\"policy\": \"fail\"}");
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(FlinkSettings.of(plan));

        FlowLowering.lower(plan, environment, LoweringOptions.AS_PLANNED);

        assertThat(environment.getStreamGraph(false).getStreamNodes())
                .extracting(node -> String.valueOf(node.getTransformationUID()).replaceFirst(" \\{.*", ""))
                .contains(
                        "test/source",
                        "test/decode",
                        "test/decode/event-time",
                        "test/deduplicate/key",
                        "test/deduplicate")
                .contains("test/sink/count", "test/errors/fail")
                .allMatch(uid -> uid.contains("test/"));
    }

    @Test
    void theSameSpecGivesTheSameGraph() {
        String spec = transformations(MASK, ONCE);

        assertThat(ids(graph(Flows.fileToFile(spec)))).isEqualTo(ids(graph(Flows.fileToFile(spec))));
    }

    @Test
    void aStepMoreLeavesTheOthersTheirState() {
        List<String> before = ids(graph(Flows.fileToFile(transformations(ONCE))));
        List<String> after = ids(graph(Flows.fileToFile(transformations(FILTER, ONCE))));

        assertThat(after).containsAll(before);
    }

    @Test
    void aStepThatWritesTheKeyMakesItAnotherKey() {
        List<String> before = ids(graph(Flows.fileToFile(transformations(ONCE))));
        List<String> after = ids(graph(Flows.fileToFile(transformations(MASK, ONCE))));

        assertThat(before).filteredOn(id -> !after.contains(id)).hasSize(1);
    }

    private static String transformations(String... steps) {
        return "\"transformations\": [" + String.join(",", steps) + "]";
    }

    private static JobGraph graph(JobPlan plan) {
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(FlinkSettings.of(plan));
        FlowLowering.lower(plan, environment, LoweringOptions.AS_PLANNED);
        return environment.getStreamGraph().getJobGraph();
    }

    private static List<String> names(JobGraph graph) {
        return vertices(graph).stream().map(JobVertex::getName).toList();
    }

    private static List<Integer> parallelisms(JobGraph graph) {
        return vertices(graph).stream().map(JobVertex::getParallelism).toList();
    }

    /** The ids of all operators, under which their state is found again. */
    private static List<String> ids(JobGraph graph) {
        return vertices(graph).stream()
                .flatMap(vertex -> vertex.getOperatorIDs().stream())
                .map(pair -> pair.getGeneratedOperatorID().toHexString())
                .sorted()
                .toList();
    }

    private static List<JobVertex> vertices(JobGraph graph) {
        return StreamSupport.stream(graph.getVertices().spliterator(), false).toList();
    }
}
