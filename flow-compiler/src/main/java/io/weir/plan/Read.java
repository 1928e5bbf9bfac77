package io.weir.plan;

import io.weir.component.Source;
import io.weir.source.SourceSpan;
import java.util.List;

/** Reads a source: bytes and coordinates, no content yet. */
public record Read(NodeId id, Use<?> use, SourceSpan origin) implements Node {
    @Override
    public List<NodeId> inputs() {
        return List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.read(this);
    }

    /** A source with its options. */
    public record Use<O extends java.lang.Record>(Source<O> source, O options) {}
}
