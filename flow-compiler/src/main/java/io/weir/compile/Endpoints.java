package io.weir.compile;

import io.weir.pass.Passes;
import io.weir.place.Placement;
import io.weir.plan.JobPlan;
import io.weir.plan.Node;
import io.weir.plan.Plan;
import io.weir.plan.Read;
import io.weir.plan.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Other ends for a flow: what it reads from and writes to in place of what its spec names. Steps, keys, routes and uids stay.
 *
 * @param source what to read instead
 * @param sinks what to write to instead, for each sink of the flow
 */
public record Endpoints(Read.Use<?> source, Function<Write, Write.Use<?>> sinks) {
    /** The job of a plan with these ends; {@code plan} is the one before the passes. */
    public JobPlan applyTo(Plan plan) {
        List<Node> nodes = new ArrayList<>();
        for (Node node : plan.nodes()) {
            nodes.add(exchanged(node));
        }
        return Placement.place(Passes.run(plan.withNodes(nodes)));
    }

    private Node exchanged(Node node) {
        if (node instanceof Read read) {
            return new Read(read.id(), source, read.origin());
        }
        if (node instanceof Write write) {
            return new Write(
                    write.id(), write.inputs(), write.role(), write.route(), sinks.apply(write), write.origin());
        }
        return node;
    }
}
