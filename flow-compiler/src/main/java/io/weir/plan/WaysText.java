package io.weir.plan;

import io.weir.udf.fold.StepPath;
import java.util.ArrayList;
import java.util.List;

/** Which steps of a job are folded into one pass over the bytes of a record, and why the others need a tree. */
final class WaysText {
    private WaysText() {}

    static String of(JobPlan job) {
        StringBuilder text = new StringBuilder("ways of a record through the steps\n");
        for (JobPlan.Placed placed : job.placed()) {
            if (placed.node() instanceof Apply apply) {
                text.append("  ").append(apply.id()).append('\n');
                ways(apply, job.plan())
                        .forEach(way -> text.append("      %-16s %s"
                                        .formatted(
                                                way.id(),
                                                way.treeBecause()
                                                        .map("tree: "::concat)
                                                        .orElse("bytes"))
                                        .stripTrailing())
                                .append('\n'));
            }
        }
        return text.toString();
    }

    private static List<StepPath> ways(Apply apply, Plan plan) {
        boolean decodes = plan.nodes().stream()
                .anyMatch(node -> node instanceof Read && node.id().equals(apply.input()));
        if (decodes) {
            return StepPath.of(apply.bound(), plan.eventTime().field());
        }
        List<StepPath> ways = new ArrayList<>();
        apply.steps()
                .forEach(step -> ways.add(StepPath.onTree(step.id().text(), "stands behind a step that remembers")));
        return ways;
    }
}
