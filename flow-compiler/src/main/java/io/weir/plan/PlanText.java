package io.weir.plan;

import io.weir.component.Delivery;
import io.weir.component.Profile;
import io.weir.option.DurationText;
import io.weir.option.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A plan as text: nodes, connections, and for a job the promises, the state and what it needs. */
final class PlanText {
    private static final int WIDTH = 110;

    private final Plan plan;
    private final StringBuilder text = new StringBuilder();

    PlanText(Plan plan) {
        this.plan = plan;
    }

    String text() {
        head();
        plan.nodes().forEach(node -> node(node, ""));
        edges();
        return text.toString();
    }

    String text(JobPlan job, Rate rate) {
        head();
        job.placed().forEach(placed -> node(placed.node(), "×" + placed.parallelism()));
        edges();
        promises(job);
        state(rate);
        needs(Needs.of(job));
        return text.toString();
    }

    private void head() {
        FlowIdentity flow = plan.flow();
        line("flow %s/%s, spec %s".formatted(flow.namespace(), flow.name(), flow.specHash()));
        line("asked for: " + delivery(plan.delivery()));
        line("");
        line("nodes");
    }

    private static String delivery(Delivery asked) {
        String guarantee = Spelling.of(asked.guarantee())
                + (asked.profile() == Profile.BALANCED ? "" : ", " + Spelling.of(asked.profile()));
        String interval = DurationText.of(asked.interval());
        String checkpoints = asked.checkpoints() ? "a checkpoint every " + interval : "no checkpoints";
        String latency = asked.maxLatency()
                .map(most -> ", records visible within " + DurationText.of(most))
                .orElse("");
        return guarantee + ", " + checkpoints + latency;
    }

    private void node(Node node, String tasks) {
        List<Described> parts = Described.of(node);
        boolean row = node instanceof Apply || node instanceof Split;
        String title = row ? rowTitle(node, parts) : parts.get(0).title();
        line("  %-18s %-4s %s".formatted(node.id(), tasks, title).stripTrailing());
        if (!row) {
            options("      ", parts.get(0).options());
            return;
        }
        parts.forEach(step -> options("      " + step.id() + ": ", step.options()));
    }

    private static String rowTitle(Node node, List<Described> steps) {
        if (node instanceof Split split) {
            return split.routes() + 1 + " branches";
        }
        List<String> names = new ArrayList<>();
        if (node.id().text().equals("decode")) {
            names.add("decode");
        }
        steps.forEach(step -> names.add(step.id().text()));
        return String.join(", ", names);
    }

    private void options(String prefix, Map<String, String> options) {
        String indent = " ".repeat(6);
        StringBuilder row = new StringBuilder(prefix);
        boolean first = true;
        for (Map.Entry<String, String> option : options.entrySet()) {
            String next = option.getKey() + " = " + option.getValue();
            if (!first && row.length() + next.length() > WIDTH) {
                line(row.append(',').toString());
                row = new StringBuilder(indent);
                first = true;
            }
            row.append(first ? "" : ", ").append(next);
            first = false;
        }
        if (!options.isEmpty()) {
            line(row.toString());
        }
    }

    private void edges() {
        line("");
        line("edges");
        List<Edge> all = Edge.of(plan);
        for (Edge edge : all) {
            if (!edge.deadLetters()) {
                String when = edge.condition().isEmpty() ? "" : "  when " + edge.condition();
                line("  %s → %s%s".formatted(edge.from(), edge.to(), when));
            }
        }
        List<String> rejecting = all.stream()
                .filter(Edge::deadLetters)
                .map(edge -> edge.from().text())
                .toList();
        String letters = rejecting.isEmpty()
                ? "  dead letters: none are kept, the flow stops at the first"
                : "  dead letters of %s → %s"
                        .formatted(
                                String.join(", ", rejecting),
                                plan.errors().orElseThrow().id());
        line(letters);
    }

    private void promises(JobPlan job) {
        line("");
        line("promises, while nothing fails and nothing is queued");
        for (PathPromise path : PathPromise.of(job)) {
            line("  %s → %s: %s (%s)".formatted(path.source(), path.sink(), path.guarantee(), path.reason()));
            line("      visible " + path.latency().text());
            line("      order: " + path.order());
        }
    }

    private void state(Rate rate) {
        List<StateEstimate> estimates = StateEstimate.of(plan, rate);
        if (estimates.isEmpty()) {
            return;
        }
        line("");
        line("state");
        estimates.forEach(estimate -> line("  %s: %s".formatted(estimate.node(), estimate.text())));
    }

    private void needs(Needs needs) {
        line("");
        line("needs");
        line("  " + needs.slotsText());
        needs.marks().forEach(kept -> line("  %s: %s".formatted(kept.sink(), kept.text())));
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
