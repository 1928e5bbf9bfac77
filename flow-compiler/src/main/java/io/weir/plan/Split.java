package io.weir.plan;

import io.weir.source.SourceSpan;
import java.util.List;

/**
 * Sends each record to the branch that a router chose; the branches are the nodes that read from it.
 *
 * @param conditions of the routes, as the spec writes them, in order
 */
public record Split(NodeId id, NodeId input, List<String> conditions, SourceSpan origin) implements Node {
    public Split {
        conditions = List.copyOf(conditions);
    }

    /** How many branches there are beside the main one. */
    public int routes() {
        return conditions.size();
    }

    @Override
    public List<NodeId> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.split(this);
    }
}
