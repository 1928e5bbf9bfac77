package io.weir.plan;

import io.weir.source.SourceSpan;
import io.weir.udf.BoundStep;
import io.weir.udf.Stateless;

/** A stateless transformation with its options, under the id that the spec's order gives it. */
public record Step<O extends java.lang.Record>(NodeId id, Stateless<O> transform, O options, SourceSpan origin) {
    /** The step as it travels to tasks. */
    public BoundStep<O> bound() {
        return new BoundStep<>(id.text(), transform, options);
    }
}
