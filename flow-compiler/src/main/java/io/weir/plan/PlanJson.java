package io.weir.plan;

import io.weir.component.Delivery;
import io.weir.option.DurationText;
import io.weir.option.Spelling;
import io.weir.record.Value;
import io.weir.source.PrettyJson;
import java.util.Locale;
import java.util.Map;

/** A job plan as JSON. */
final class PlanJson {
    private PlanJson() {}

    static String of(JobPlan job, Rate rate) {
        Plan plan = job.plan();
        return PrettyJson.text(
                PrettyJson.object(root -> root.put("namespace", plan.flow().namespace())
                        .put("name", plan.flow().name())
                        .put("specHash", plan.flow().specHash())
                        .put("delivery", delivery(plan.delivery()))
                        .put("parallelism", plan.parallelism())
                        .put("maxParallelism", job.maxParallelism())
                        .putAll("nodes", job.placed(), PlanJson::node)
                        .putAll("edges", Edge.of(plan), PlanJson::edge)
                        .putAll("promises", PathPromise.of(job), PlanJson::promise)
                        .putAll("state", StateEstimate.of(plan, rate), PlanJson::state)
                        .put("needs", needs(Needs.of(job)))));
    }

    private static Value delivery(Delivery asked) {
        return PrettyJson.object(fields -> {
            fields.put("guarantee", Spelling.of(asked.guarantee())).put("profile", Spelling.of(asked.profile()));
            if (asked.checkpoints()) {
                fields.put("checkpointInterval", DurationText.of(asked.interval()))
                        .put("checkpointTimeout", DurationText.of(asked.checkpointTimeout()));
            }
            asked.maxLatency().ifPresent(most -> fields.put("maxLatency", DurationText.of(most)));
        });
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
                .put("visible", latency(path.latency()))
                .put("order", path.order()));
    }

    private static Value latency(Latency latency) {
        return PrettyJson.object(fields -> latency.latest()
                .ifPresentOrElse(
                        latest -> fields.put("earliest", DurationText.of(latency.earliest()))
                                .put("latest", DurationText.of(latest))
                                .putAll("waits", latency.waits(), PlanJson::wait),
                        () -> fields.put("moment", latency.moment())));
    }

    private static Value wait(Latency.Wait wait) {
        return PrettyJson.object(fields -> fields.put("most", DurationText.of(wait.most()))
                .put("what", wait.what())
                .put("assumed", wait.assumed()));
    }

    private static Value state(StateEstimate estimate) {
        return PrettyJson.object(fields -> {
            fields.put("node", estimate.node().text())
                    .put("keysPerSecond", estimate.rate().perSecond())
                    .put("rateAssumed", estimate.rate().assumed())
                    .put("bytesPerKey", estimate.bytesPerKey());
            estimate.kept().ifPresent(kept -> fields.put("kept", DurationText.of(kept)));
            estimate.bytes().ifPresent(bytes -> fields.put("bytes", bytes.longValue()));
        });
    }

    private static Value needs(Needs needs) {
        return PrettyJson.object(
                fields -> fields.put("taskSlots", needs.taskSlots()).putAll("marks", needs.marks(), PlanJson::mark));
    }

    private static Value mark(Needs.Kept kept) {
        return PrettyJson.object(fields -> fields.put("sink", kept.sink().text())
                .put("what", kept.mark().what())
                .put("most", kept.most())
                .put("kept", DurationText.of(kept.mark().kept()))
                .put("reason", kept.mark().reason()));
    }
}
