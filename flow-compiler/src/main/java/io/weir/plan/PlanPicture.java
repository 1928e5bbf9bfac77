package io.weir.plan;

import io.weir.option.DurationText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A job plan as a Mermaid flowchart: one shape per kind of node, dead letters on dotted lines. */
final class PlanPicture {
    private PlanPicture() {}

    static String of(JobPlan job) {
        Map<NodeId, String> names = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(List.of("flowchart LR"));
        Map<NodeId, String> promises = new HashMap<>();
        PathPromise.of(job).forEach(path -> promises.put(path.sink(), promise(path)));
        for (JobPlan.Placed placed : job.placed()) {
            String name = "n" + names.size();
            names.put(placed.node().id(), name);
            lines.add("  " + name + placed.node().match(new Drawn(label(placed, promises))));
        }
        for (Edge edge : Edge.of(job.plan())) {
            lines.add("  " + names.get(edge.from()) + arrow(edge) + names.get(edge.to()));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String label(JobPlan.Placed placed, Map<NodeId, String> promises) {
        NodeId id = placed.node().id();
        String escaped = escape(placed.label()) + promises.getOrDefault(id, "");
        return placed.label().startsWith(id.text()) ? escaped : "<b>" + escape(id.text()) + "</b><br/>" + escaped;
    }

    private static String promise(PathPromise path) {
        Latency latency = path.latency();
        String visible = latency.latest()
                .map(latest -> "within " + DurationText.of(latest))
                .orElse(latency.moment());
        return "<br/>" + escape(path.guarantee() + ", " + visible);
    }

    private static String arrow(Edge edge) {
        if (edge.deadLetters()) {
            return " -. dead letters .-> ";
        }
        return edge.condition().isEmpty() ? " --> " : " -- \"" + escape(edge.condition()) + "\" --> ";
    }

    /** Mermaid reads these characters as markup, even between quotes. */
    private static String escape(String text) {
        return text.replace("#", "#35;")
                .replace("&", "#amp;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("\n", " ");
    }

    private record Drawn(String label) implements Node.Cases<String> {
        @Override
        public String read(Read read) {
            return "([\"" + label + "\"])";
        }

        @Override
        public String apply(Apply apply) {
            return "[\"" + label + "\"]";
        }

        @Override
        public String remember(Remember remember) {
            return "[/\"" + label + "\"/]";
        }

        @Override
        public String split(Split split) {
            return "{\"" + label + "\"}";
        }

        @Override
        public String write(Write write) {
            return "[(\"" + label + "\")]";
        }
    }
}
