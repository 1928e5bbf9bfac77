package io.weir.plan;

import io.weir.source.SourceSpan;
import io.weir.udf.Stateless;

/** A stateless transformation with its options, under the id that the spec's order gives it. */
public record Step<O extends java.lang.Record>(NodeId id, Stateless<O> transform, O options, SourceSpan origin) {}
