package io.weir.plan;

import io.weir.option.DurationText;
import io.weir.option.Spelling;
import io.weir.record.Value;
import io.weir.source.PrettyJson;
import java.util.Locale;
import java.util.Map;

/** A job plan as JSON. */
final class PlanJson {
    private PlanJson() {}

    static String of(JobPlan job) {
        Plan plan = job.plan();
        return PrettyJson.text(
                PrettyJson.object(root -> root.put("namespace", plan.flow().namespace())
                        .put("name", plan.flow().name())
                        .put("specHash", plan.flow().specHash())
                        .put("delivery", delivery(plan))
                        .put("parallelism", plan.parallelism())
                        .put("maxParallelism", job.maxParallelism())
                        .putAll("nodes", job.placed(), PlanJson::node)
                        .putAll("edges", Edge.of(plan), PlanJson::edge)
                        .putAll("promises", PathPromise.of(job), PlanJson::promise)
                        .putAll("state", StateEstimate.of(plan), PlanJson::state)));
    }

    private static Value delivery(Plan plan) {
        return PrettyJson.object(fields -> fields.put(
                        "guarantee", Spelling.of(plan.delivery().guarantee()))
                .put("checkpointInterval", DurationText.of(plan.delivery().checkpointInterval()))
                .put("checkpointTimeout", DurationText.of(plan.delivery().checkpointTimeout())));
    }

    private static Value node(JobPlan.Placed placed) {
        Node node = placed.node();
        return PrettyJson.object(fields -> fields.put("id", node.id().text())
                .put("shape", node.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .put("uid", placed.uid().text())
                .put("label", placed.label())
                .put("parallelism", placed.parallelism())
                .putAll("components", Described.of(node), PlanJson::component));
    }

    private static Value component(Described described) {
        return PrettyJson.object(fields -> {
            fields.put("id", described.id().text()).put("type", described.component());
            if (!described.target().isEmpty()) {
                fields.put("target", described.target());
            }
            fields.put("options", options(described.options()));
        });
    }

    private static Value options(Map<String, String> options) {
        return PrettyJson.object(fields -> options.forEach(fields::put));
    }

    private static Value edge(Edge edge) {
        return PrettyJson.object(fields -> {
            fields.put("from", edge.from().text()).put("to", edge.to().text());
            if (!edge.condition().isEmpty()) {
                fields.put("condition", edge.condition());
            }
            fields.put("deadLetters", edge.deadLetters());
        });
    }

    private static Value promise(PathPromise path) {
        return PrettyJson.object(fields -> fields.put("source", path.source().text())
                .put("sink", path.sink().text())
                .put("guarantee", path.guarantee())
                .put("reason", path.reason())
                .put("visible", path.latency())
                .put("order", path.order()));
    }

    private static Value state(StateEstimate estimate) {
        return PrettyJson.object(
                fields -> fields.put("node", estimate.node().text()).put("estimate", estimate.text()));
    }
}
