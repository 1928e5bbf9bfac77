package io.weir.plan;

import io.weir.source.Json;
import io.weir.source.SourceSpan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of a flow: which blocks follow each other. Names are not looked up and options not bound yet.
 *
 * @param source absent when the spec's is missing or has no type; then there is no plan, but the rest is still checked
 * @param sink as {@code source}
 * @param transformations in order
 * @param routes in the order of the router that makes them
 * @param errors the sink of the dead letters; without one the flow stops at the first
 * @param delivery the block of that name, if the spec has one
 * @param eventTime the block of that name, if the spec has one
 * @param claims what it says about state that was there before
 * @param deployment settings that mean something only to Kubernetes, as they stand in the spec
 */
public record Draft(
        FlowIdentity flow,
        Optional<Block> source,
        List<Block> transformations,
        List<Route> routes,
        Optional<Block> sink,
        Optional<Block> errors,
        Optional<Json.Obj> delivery,
        Optional<Json.Obj> eventTime,
        Parallelism parallelism,
        StateClaims claims,
        Map<String, Json> deployment) {
    public Draft {
        transformations = List.copyOf(transformations);
        routes = List.copyOf(routes);
        deployment = Collections.unmodifiableMap(new LinkedHashMap<>(deployment));
    }

    /**
     * A component of a flow, by name.
     *
     * @param type the name of the component
     * @param options its options; an empty object when the spec has none
     * @param renamedFrom the name under which its state was made, if that was another one
     */
    public record Block(NodeId id, String type, SourceSpan typeAt, Json.Obj options, Optional<Json.Str> renamedFrom) {
        /** This block with other options. */
        public Block withOptions(Json.Obj changed) {
            return new Block(id, type, typeAt, changed, renamedFrom);
        }
    }

    /**
     * A branch of the flow behind its router.
     *
     * @param condition as the spec writes it
     */
    public record Route(String condition, Block sink) {}

    /**
     * How many tasks a flow asks for.
     *
     * @param at where it asks
     * @param everyNode whether a source that cannot read in parallel is an error; otherwise it alone gets one task
     */
    public record Parallelism(int tasks, SourceSpan at, boolean everyNode) {}
}
