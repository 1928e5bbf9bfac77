package io.weir.plan;

import io.weir.source.SourceSpan;
import java.util.List;

/** Sends each record to the branch that a router chose; the branches are the nodes that read from it. */
public record Split(NodeId id, NodeId input, int routes, SourceSpan origin) implements Node {
    @Override
    public List<NodeId> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.split(this);
    }
}
