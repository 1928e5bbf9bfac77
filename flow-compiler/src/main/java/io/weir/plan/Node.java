package io.weir.plan;

import io.weir.source.SourceSpan;
import java.util.List;

/** A step of a resolved flow. The set is closed: components vary, shapes do not. */
public sealed interface Node permits Read, Apply, Remember, Split, Write {
    /** Unique in the plan. */
    NodeId id();

    /** The nodes that this one takes records from; empty for {@link Read}. */
    List<NodeId> inputs();

    /** Where in the spec this came from. */
    SourceSpan origin();

    /** Exhaustive dispatch. */
    <R> R match(Cases<R> cases);

    /** One case per shape. */
    interface Cases<R> {
        R read(Read read);

        R apply(Apply apply);

        R remember(Remember remember);

        R split(Split split);

        R write(Write write);
    }
}
