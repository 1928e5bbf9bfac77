package io.weir.kind;

import io.weir.component.Catalog;
import io.weir.plan.Draft;
import io.weir.problem.Problems;
import io.weir.spec.FlowSpec;
import java.util.List;

/** One source, transformations in order, one sink, more sinks behind a router, and a sink for dead letters. */
final class DataFlow implements Kind {
    @Override
    public String name() {
        return "DataFlow";
    }

    @Override
    public String summary() {
        return "Moves records from one source through transformations to one or more sinks.";
    }

    @Override
    public List<SpecField> fields() {
        return DataFlowFields.ALL;
    }

    @Override
    public Draft draft(FlowSpec spec, Catalog catalog, Problems problems) {
        return new DataFlowReader(spec, catalog, problems).draft();
    }
}
