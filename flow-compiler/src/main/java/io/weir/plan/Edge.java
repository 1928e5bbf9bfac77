package io.weir.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * A way that records take from node to node.
 *
 * @param condition of the route, as the spec writes it; empty for all other edges
 */
record Edge(NodeId from, NodeId to, String condition, boolean deadLetters) {
    /** All edges of a plan, in the order of their ends. */
    static List<Edge> of(Plan plan) {
        List<Edge> edges = new ArrayList<>();
        for (Node node : plan.nodes()) {
            boolean deadLetters = node instanceof Write write && write.role() == Write.Role.ERRORS;
            node.inputs().forEach(input -> edges.add(new Edge(input, node.id(), condition(plan, node), deadLetters)));
        }
        return edges;
    }

    private static String condition(Plan plan, Node node) {
        if (node instanceof Write write
                && write.role() == Write.Role.ROUTE
                && plan.node(write.inputs().get(0)) instanceof Split split) {
            return split.conditions().get(write.route());
        }
        return "";
    }
}
