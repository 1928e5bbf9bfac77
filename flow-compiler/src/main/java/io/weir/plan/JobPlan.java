package io.weir.plan;

import io.weir.component.SinkPromise;
import io.weir.problem.CompilerBug;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plan with everything that a job graph needs, and what the flow can promise.
 *
 * @param placed the nodes in topological order
 * @param promises what each sink gives, by the id of its {@link Write}
 * @param maxParallelism the number of key groups; never changes in a flow's life
 */
public record JobPlan(Plan plan, List<Placed> placed, Map<NodeId, SinkPromise> promises, int maxParallelism) {
    /** The number of key groups: divisible by 1 to 6, 8 to 10 and 12, so that tasks get equal shares of the keys. */
    public static final int MAX_PARALLELISM = 360;

    public JobPlan {
        placed = List.copyOf(placed);
        promises = Map.copyOf(promises);
    }

    /** What a sink of this plan gives. */
    public SinkPromise promise(Write write) {
        SinkPromise promise = promises.get(write.id());
        if (promise == null) {
            throw new CompilerBug("no promise of '" + write.id() + "'");
        }
        return promise;
    }

    /** The sink of the dead letters; a flow without one stops at the first dead letter. */
    public Optional<Write> errors() {
        return plan.errors();
    }

    /**
     * A node with its place in a job.
     *
     * @param uid under which its state is kept
     * @param label what the Flink web UI shows: {@code mask, select, snakeCase}
     */
    public record Placed(Node node, Uid uid, String label, int parallelism) {}
}
