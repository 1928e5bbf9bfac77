package io.weir.plan;

import io.weir.source.SourceSpan;
import io.weir.udf.BoundStep;
import java.util.List;

/** Applies stateless steps in order; after fusing, all that stand next to each other. The first one behind a {@link Read} also decodes. */
public record Apply(NodeId id, NodeId input, List<Step<?>> steps, SourceSpan origin) implements Node {
    public Apply {
        steps = List.copyOf(steps);
    }

    /** The steps as they travel to tasks. */
    public List<BoundStep<?>> bound() {
        return steps.stream().<BoundStep<?>>map(Step::bound).toList();
    }

    @Override
    public List<NodeId> inputs() {
        return List.of(input);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.apply(this);
    }
}
