package io.weir.bench.graph;

import io.weir.compile.CompileReport;
import io.weir.compile.FlowCompiler;
import io.weir.flink.connector.Connectors;
import io.weir.plan.JobPlan;
import io.weir.problem.ProblemText;
import io.weir.source.SpecText;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A flow from Kafka to Kafka with twenty transformations, five of each of four kinds. */
final class TwentyTransforms {
    private static final int EACH = 5;
    private static final SpecText SPEC = new SpecText("twenty.json", text());

    private TwentyTransforms() {}

    /** The job plan, compiled anew. */
    static JobPlan compile() {
        CompileReport report = new FlowCompiler(Connectors.catalog()).compile(SPEC);
        return report.flows().stream()
                .flatMap(flow -> flow.job().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(ProblemText.of(report.text(), report.problems())));
    }

    private static String text() {
        String transformations = IntStream.range(0, EACH)
                .boxed()
                .flatMap(i -> Stream.of(
                                "{\"type\":\"filter\",\"config\":{\"expression\":\"status != 'test%d' && amount >"
                                        + " %d\"}}",
                                "{\"type\":\"mask\",\"config\":{\"fields\":[\"$.customer.email%d\"]}}",
                                "{\"type\":\"remove\",\"config\":{\"fields\":[\"$.internal%d\"]}}",
                                "{\"type\":\"timestamp\",\"config\":{\"fieldName\":\"seen_%d\"}}")
                        .map(step -> step.formatted(i, i)))
                .collect(Collectors.joining(","));
        return """
            {"source": {"type": "kafka", "config": {"brokers": ["localhost:9092"], "topic": "orders"}},
             "transformations": [%s],
             "sink": {"type": "kafka", "config": {"brokers": ["localhost:9092"], "topic": "clean"}},
             "errors": {"type": "kafka", "config": {"brokers": ["localhost:9092"], "topic": "dead"}}}
            """.formatted(transformations);
    }
}
