package io.weir.plan;

import io.weir.source.SourceSpan;
import io.weir.udf.Keyed;
import java.util.List;

/** Applies a step that remembers something per key; its input is partitioned by that key. */
public record Remember(NodeId id, NodeId input, Use<?> use, SourceSpan origin) implements Node {
    @Override
    public List<NodeId> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.remember(this);
    }

    /** A keyed transformation with its options. */
    public record Use<O extends java.lang.Record>(Keyed<O> transform, O options) {}
}
