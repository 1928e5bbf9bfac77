package io.weir.resolve;

import io.weir.plan.Apply;
import io.weir.plan.Node;
import io.weir.plan.NodeId;
import io.weir.plan.Read;
import io.weir.plan.Remember;
import io.weir.plan.Split;
import io.weir.plan.Step;
import io.weir.plan.Write;
import io.weir.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts nodes in a row: behind the source a node that decodes, then one node per transformation, then the sinks.
 *
 * <p>The first stateless node behind a source or a keyed node is called after that node ({@code decode},
 * {@code after-deduplicate}), not after its step. Fusing keeps this name, so that state survives when steps come and go.
 */
final class Shape {
    private static final NodeId DECODE = new NodeId("decode");
    private static final NodeId SPLIT = new NodeId("split");

    private final List<Node> nodes = new ArrayList<>();

    void read(Read read) {
        nodes.add(read);
        nodes.add(new Apply(DECODE, read.id(), List.of(), read.origin()));
    }

    void step(Step<?> step) {
        if (nodes.isEmpty()) {
            return;
        }
        Node last = last();
        NodeId id = last instanceof Remember ? new NodeId("after-" + last.id()) : step.id();
        nodes.add(new Apply(id, last.id(), List.of(step), step.origin()));
    }

    void remember(NodeId id, Remember.Use<?> use, SourceSpan origin) {
        if (!nodes.isEmpty()) {
            nodes.add(new Remember(id, last().id(), use, origin));
        }
    }

    /** The nodes so far, which all records pass. */
    List<Node> row() {
        return List.copyOf(nodes);
    }

    /** All nodes, with the sinks connected. */
    List<Node> finish(List<String> conditions, List<Write> sinks) {
        List<NodeId> rejecting = new ArrayList<>(nodes.stream()
                .filter(node -> !(node instanceof Read))
                .map(Node::id)
                .toList());
        if (!conditions.isEmpty()) {
            nodes.add(new Split(SPLIT, last().id(), conditions, last().origin()));
        }
        NodeId branching = last().id();
        for (Write sink : sinks) {
            boolean deadLetters = sink.role() == Write.Role.ERRORS;
            nodes.add(sink.withInputs(deadLetters ? rejecting : List.of(branching)));
            rejecting.add(sink.id());
        }
        return nodes;
    }

    private Node last() {
        return nodes.get(nodes.size() - 1);
    }
}
