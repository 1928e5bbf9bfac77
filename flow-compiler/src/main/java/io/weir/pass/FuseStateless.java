package io.weir.pass;

import io.weir.plan.Apply;
import io.weir.plan.Node;
import io.weir.plan.NodeId;
import io.weir.plan.Plan;
import io.weir.plan.Read;
import io.weir.plan.Remember;
import io.weir.plan.Split;
import io.weir.plan.Step;
import io.weir.plan.Write;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes one node of stateless nodes that follow each other: a record is decoded and encoded once, whatever the number of steps.
 *
 * <pre>
 * before: source → decode[] → mask[mask] → select[select] → deduplicate → sink
 * after:  source → decode[mask, select] → deduplicate → sink
 * </pre>
 *
 * The fused node keeps the first one's id, and with it its state.
 */
final class FuseStateless implements Pass {
    @Override
    public Plan apply(Plan plan) {
        Map<NodeId, Node> fused = new LinkedHashMap<>();
        Map<NodeId, NodeId> movedTo = new LinkedHashMap<>();
        for (Node node : plan.nodes()) {
            Node moved = node.match(new Moved(movedTo));
            if (moved instanceof Apply apply
                    && fused.get(apply.input()) instanceof Apply before
                    && feedsOnly(plan, node)) {
                fused.put(before.id(), together(before, apply));
                movedTo.put(apply.id(), before.id());
            } else {
                fused.put(moved.id(), moved);
            }
        }
        return movedTo.isEmpty() ? plan : plan.withNodes(new ArrayList<>(fused.values()));
    }

    /** Dead letters do not count: they leave from whichever node the step is in. */
    private static boolean feedsOnly(Plan plan, Node node) {
        NodeId original = node.inputs().get(0);
        return plan.nodes().stream()
                .filter(reader -> !(reader instanceof Write write && write.role() == Write.Role.ERRORS))
                .filter(reader -> reader.inputs().contains(original))
                .allMatch(reader -> reader.id().equals(node.id()));
    }

    private static Apply together(Apply first, Apply second) {
        List<Step<?>> steps = Stream.<Step<?>>concat(first.steps().stream(), second.steps().stream())
                .toList();
        return new Apply(first.id(), first.input(), steps, first.origin());
    }

    /** A node that reads from where its inputs have moved to. */
    private record Moved(Map<NodeId, NodeId> movedTo) implements Node.Cases<Node> {
        @Override
        public Node read(Read read) {
            return read;
        }

        @Override
        public Node apply(Apply apply) {
            return new Apply(apply.id(), now(apply.input()), apply.steps(), apply.origin());
        }

        @Override
        public Node remember(Remember remember) {
            return new Remember(remember.id(), now(remember.input()), remember.use(), remember.origin());
        }

        @Override
        public Node split(Split split) {
            return new Split(split.id(), now(split.input()), split.conditions(), split.origin());
        }

        @Override
        public Node write(Write write) {
            return write.withInputs(
                    write.inputs().stream().map(this::now).distinct().toList());
        }

        private NodeId now(NodeId before) {
            return movedTo.getOrDefault(before, before);
        }
    }
}
