package io.weir.udf.builtin;

import io.weir.declare.Doc;
import io.weir.declare.NotEmpty;
import io.weir.record.FlowRecord;
import io.weir.udf.Condition;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.RecordRejected;
import io.weir.udf.Stateless;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sends records to the sink of the first route whose condition they meet; the others go to the main sink. Later steps still
 * apply to routed records, and a later router may choose again.
 */
public final class Router implements Stateless<Router.Options> {
    /** Options of router. The sink of each route belongs to the flow; this step only chooses its number. */
    @Doc("Which records go where.")
    public record Options(
            @Doc("The routes in order, each a condition and its sink; the first whose condition a record meets wins.")
            @NotEmpty
            List<Condition> routes)
            implements Serializable {
        public Options {
            routes = List.copyOf(routes);
        }
    }

    @Override
    public String name() {
        return "router";
    }

    @Override
    public String summary() {
        return "Sends records to the sink of the first route whose condition they meet.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        return FieldUse.reading(options.routes().stream()
                .flatMap(condition -> condition.reads().stream())
                .collect(Collectors.toSet()));
    }

    @Override
    public int routes(Options options) {
        return options.routes().size();
    }

    @Override
    public Effect effect(Options options) {
        return new Effect.Route(options.routes());
    }

    @Override
    public RecordFunction open(Options options) {
        return (record, out) -> out.emit(routed(record, options.routes()));
    }

    private static FlowRecord routed(FlowRecord record, List<Condition> conditions) throws RecordRejected {
        for (int route = 0; route < conditions.size(); route++) {
            if (conditions.get(route).test(record)) {
                return record.withRoute(route);
            }
        }
        return record;
    }
}
