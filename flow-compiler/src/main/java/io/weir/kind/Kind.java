package io.weir.kind;

import io.weir.component.Catalog;
import io.weir.plan.Draft;
import io.weir.problem.Problems;
import io.weir.spec.FlowSpec;
import java.util.List;

/** A type of spec: the fields that it has, and the flow that they mean. */
public interface Kind {
    /** The value of {@code kind} in a manifest. */
    String name();

    /** What the kind is for, in one sentence. */
    String summary();

    /** The fields of its {@code spec}. */
    List<SpecField> fields();

    /** The shape of the flow, as far as the spec is sound. */
    Draft draft(FlowSpec spec, Catalog catalog, Problems problems);
}
