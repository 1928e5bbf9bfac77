package io.weir.chaos.flow;

import java.util.ArrayList;
import java.util.List;

/** The spec of a flow under test. */
public final class SpecText {
    private static final String SPEC = """
            {
              "apiVersion": "dataflow.dataflow.io/v1",
              "kind": "DataFlow",
              "metadata": {"name": "%s"},
              "spec": {
                "source": {"type": "kafka", "config": {"brokers": ["%s"], "topic": "%s", "consumerGroup": "%s"}},
                "transformations": [
                  %s
                ],
                "sink": %s,
                "errors": %s,
                "eventTime": {"field": "$.at"},
                "parallelism": %d,
                "delivery": {"guarantee": "exactly-once", "checkpointInterval": "500ms", "checkpointTimeout": "30s"}
              }
            }
            """;

    private final FlowPlan flow;
    private final Places places;

    private SpecText(FlowPlan flow, Places places) {
        this.flow = flow;
        this.places = places;
    }

    /** The spec as JSON. */
    public static String of(FlowPlan flow, Places places) {
        return new SpecText(flow, places).text();
    }

    private String text() {
        return SPEC.formatted(
                flow.name(),
                places.brokers(),
                flow.source(),
                flow.group(),
                String.join(",\n      ", steps()),
                sink(),
                letters(),
                flow.parallelism());
    }

    private List<String> steps() {
        List<String> steps = new ArrayList<>();
        steps.add("{\"type\": \"filter\", \"config\": {\"expression\": \"word != 'test'\"}}");
        if (flow.dropsExtra()) {
            steps.add("{\"type\": \"filter\", \"config\": {\"expression\": \"word != 'extra'\"}}");
        }
        if (flow.deduplicates()) {
            steps.add("{\"type\": \"deduplicate\", \"config\": {\"key\": [\"$.id\"], \"within\": \"1h\"}}");
        }
        steps.add("{\"type\": \"mask\", \"config\": {\"fields\": [\"$.cardNumber\"], \"keepLength\": true}}");
        steps.add("{\"type\": \"snakeCase\"}");
        return steps;
    }

    private String sink() {
        return switch (flow.target()) {
            case KAFKA -> topic(flow.output());
            case POSTGRES_LEDGER -> table(flow.output(), "");
            case POSTGRES_UPSERT -> table(flow.output(), ", \"upsertMode\": true, \"conflictKey\": \"key\"");
            case FILE -> folder(flow.output());
        };
    }

    private String letters() {
        return switch (flow.letters()) {
            case KAFKA -> topic(flow.errors());
            case POSTGRES -> table(flow.errors(), "");
            case FILE -> folder(flow.errors());
        };
    }

    private String topic(String name) {
        return "{\"type\": \"kafka\", \"config\": {\"brokers\": [\"%s\"], \"topic\": \"%s\"}}"
                .formatted(places.brokers(), name);
    }

    private String table(String name, String mode) {
        return ("{\"type\": \"postgresql\", \"config\": {\"connectionString\": \"%s\", \"table\": \"%s\","
                        + " \"batchSize\": 100, \"batchFlushIntervalSeconds\": 1%s}}")
                .formatted(places.database(), name, mode);
    }

    private String folder(String name) {
        return "{\"type\": \"file\", \"config\": {\"path\": \"%s\"}}"
                .formatted(places.files().resolve(name));
    }
}
