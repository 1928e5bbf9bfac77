package io.weir.plan;

import io.weir.component.Sink;
import io.weir.source.SourceSpan;
import java.util.List;

/**
 * Writes to a sink.
 *
 * @param inputs one node; for {@link Role#ERRORS} every node that can reject a record
 * @param route which branch of a {@link Split} it takes: the route's index, {@code -1} for the main branch
 */
public record Write(NodeId id, List<NodeId> inputs, Role role, int route, Use<?> use, SourceSpan origin)
        implements Node {
    public Write {
        inputs = List.copyOf(inputs);
    }

    /** This sink behind other nodes. */
    public Write withInputs(List<NodeId> changed) {
        return new Write(id, changed, role, route, use, origin);
    }

    /** Whether it takes the dead letters of the flow, and so from several nodes. */
    public boolean collects() {
        return role == Role.ERRORS;
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.write(this);
    }

    /** What a sink is for. */
    public enum Role {
        MAIN,
        ROUTE,
        ERRORS
    }

    /** A sink with its options. */
    public record Use<O extends java.lang.Record>(Sink<O> sink, O options) {}
}
