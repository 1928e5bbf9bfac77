package io.weir.plan;

import io.weir.problem.CompilerBug;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What holds for every plan, whichever pass made it. A breach is a fault of the compiler, never of a spec. */
final class PlanInvariants {
    private PlanInvariants() {}

    static void check(List<Node> nodes) {
        Map<NodeId, Node> before = new HashMap<>();
        Set<NodeId> names = new HashSet<>();
        for (Node node : nodes) {
            require(names.add(node.id()), "two nodes are named '" + node.id() + "'");
            steps(node)
                    .forEach(step -> require(
                            step.equals(node.id()) || names.add(step), "two steps or nodes are named '" + step + "'"));
            node.inputs().forEach(input -> input(before, input, node));
            before.put(node.id(), node);
        }
        require(count(nodes, Read.class) >= 1, "the plan reads nothing");
        require(writes(nodes, Write.Role.MAIN) == 1, "the plan needs one main sink");
        require(writes(nodes, Write.Role.ERRORS) <= 1, "the plan has several sinks for dead letters");
        nodes.stream().filter(Split.class::isInstance).map(Split.class::cast).forEach(split -> branches(split, nodes));
    }

    private static void input(Map<NodeId, Node> before, NodeId id, Node node) {
        Node input = before.get(id);
        if (input == null) {
            throw new CompilerBug("'" + node.id() + "' reads from '" + id + "', which is not before it");
        }
        require(canFeed(input, node), "'" + node.id() + "' cannot read from '" + id + "'");
    }

    private static List<NodeId> steps(Node node) {
        return node instanceof Apply apply
                ? apply.steps().stream().<NodeId>map(Step::id).toList()
                : List.of();
    }

    /** Behind a read stands the node that decodes; behind a split stand sinks; only dead letters come out of a sink. */
    private static boolean canFeed(Node input, Node node) {
        boolean deadLetters = node instanceof Write write && write.role() == Write.Role.ERRORS;
        if (deadLetters) {
            return !(input instanceof Read) && !(input instanceof Split);
        }
        if (input instanceof Read) {
            return node instanceof Apply;
        }
        if (input instanceof Split) {
            return node instanceof Write;
        }
        return !(input instanceof Write);
    }

    private static void branches(Split split, List<Node> nodes) {
        Set<Integer> taken = new HashSet<>();
        for (Node node : nodes) {
            if (node instanceof Write write && write.inputs().contains(split.id())) {
                require(
                        write.route() < split.routes(),
                        "'" + write.id() + "' takes a route that '" + split.id() + "' lacks");
                require(taken.add(write.route()), "two sinks take route " + write.route());
            }
        }
        require(taken.size() == split.routes() + 1, "a route of '" + split.id() + "' has no sink");
    }

    private static long count(List<Node> nodes, Class<? extends Node> type) {
        return nodes.stream().filter(type::isInstance).count();
    }

    private static long writes(List<Node> nodes, Write.Role role) {
        return nodes.stream()
                .filter(node -> node instanceof Write write && write.role() == role)
                .count();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new CompilerBug(otherwise);
        }
    }
}
