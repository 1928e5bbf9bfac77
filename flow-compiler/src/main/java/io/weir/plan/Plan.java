package io.weir.plan;

import io.weir.component.Delivery;
import java.util.List;
import java.util.Optional;

/**
 * A flow whose names are components and whose blocks are options.
 *
 * @param nodes in topological order, sources first
 * @param parallelism tasks per node, as far as the node allows
 * @param claims what the spec says about state that was there before
 */
public record Plan(
        FlowIdentity flow,
        Delivery delivery,
        EventTime eventTime,
        int parallelism,
        List<Node> nodes,
        StateClaims claims) {
    public Plan {
        nodes = List.copyOf(nodes);
        PlanInvariants.check(nodes);
    }

    /** The node of that id, which must exist. */
    public Node node(NodeId id) {
        return nodes.stream().filter(n -> n.id().equals(id)).findFirst().orElseThrow();
    }

    /** This plan with other nodes. */
    public Plan withNodes(List<Node> changed) {
        return new Plan(flow, delivery, eventTime, parallelism, changed, claims);
    }

    /** The same flow with another number of tasks. */
    public Plan withParallelism(int changed) {
        return new Plan(flow, delivery, eventTime, changed, nodes, claims);
    }

    /** The sink of the dead letters; a flow without one stops at the first dead letter. */
    public Optional<Write> errors() {
        return nodes.stream()
                .filter(Write.class::isInstance)
                .map(Write.class::cast)
                .filter(w -> w.role() == Write.Role.ERRORS)
                .findFirst();
    }
}
