package io.weir.resolve;

import io.weir.component.Catalog;
import io.weir.component.Delivery;
import io.weir.component.Sink;
import io.weir.component.Source;
import io.weir.option.OptionBinder;
import io.weir.plan.Draft;
import io.weir.plan.EventTime;
import io.weir.plan.Plan;
import io.weir.plan.Read;
import io.weir.plan.Remember;
import io.weir.plan.Step;
import io.weir.plan.Write;
import io.weir.problem.Code;
import io.weir.problem.CompilerBug;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.udf.Keyed;
import io.weir.udf.Stateless;
import io.weir.udf.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks up the names of a draft, binds the options, and puts the nodes in their order. */
public final class Resolver {
    /** The most nodes that a flow can have: the job graph would not be readable, nor its checkpoints small. */
    public static final int MAX_NODES = 200;

    /** The most sinks that a flow can have: each keeps connections and transactions open. */
    public static final int MAX_SINKS = 50;

    private final Draft draft;
    private final Components components;
    private final Problems problems;
    private final Shape shape = new Shape();
    private int routesChosen;

    private Resolver(Draft draft, Catalog catalog, Problems problems) {
        this.draft = draft;
        this.components = new Components(catalog, problems);
        this.problems = problems;
    }

    /** The plan; empty when any error was reported for this flow, now or before. */
    public static Optional<Plan> resolve(Draft draft, Catalog catalog, Problems problems) {
        return new Resolver(draft, catalog, problems).plan();
    }

    private Optional<Plan> plan() {
        limits();
        Optional<Delivery> delivery = settings(Delivery.class, draft.delivery(), "'delivery'");
        Optional<EventTime> eventTime = settings(EventTime.class, draft.eventTime(), "'eventTime'");
        draft.source().ifPresent(this::read);
        draft.transformations().forEach(this::transformation);
        List<Sunk> sinks = new ArrayList<>();
        draft.sink().flatMap(block -> write(block, Write.Role.MAIN, -1)).ifPresent(sinks::add);
        for (int i = 0; i < draft.routes().size(); i++) {
            write(draft.routes().get(i).sink(), Write.Role.ROUTE, i).ifPresent(sinks::add);
        }
        draft.errors().flatMap(block -> write(block, Write.Role.ERRORS, -1)).ifPresent(sinks::add);
        delivery.ifPresent(asked -> check(sinks, asked));
        if (problems.hasErrors() || delivery.isEmpty() || eventTime.isEmpty()) {
            return Optional.empty();
        }
        if (routesChosen != draft.routes().size()) {
            throw new CompilerBug("%d routes, but %d sinks for them"
                    .formatted(routesChosen, draft.routes().size()));
        }
        List<String> conditions =
                draft.routes().stream().map(Draft.Route::condition).toList();
        return Optional.of(new Plan(
                draft.flow(),
                delivery.get(),
                eventTime.get(),
                draft.parallelism().tasks(),
                shape.finish(conditions, sinks.stream().map(Sunk::write).toList()),
                draft.claims()));
    }

    private void check(List<Sunk> sinks, Delivery asked) {
        DeliveryCheck guarantees = new DeliveryCheck(draft, problems);
        LatencyCheck latencies = new LatencyCheck(draft, shape.row(), problems);
        for (Sunk sunk : sinks) {
            guarantees.check(sunk.write(), sunk.block(), asked);
            latencies.check(sunk.write(), asked);
        }
    }

    private void limits() {
        int sinks = draft.routes().size() + 2;
        int nodes = draft.transformations().size() + sinks + 1;
        if (nodes > MAX_NODES && draft.source().isPresent()) {
            String message = "the flow has %d nodes, more than %d".formatted(nodes, MAX_NODES);
            problems.error(Code.TOO_MANY_NODES, draft.source().get().typeAt(), message, "split it into several flows");
        }
        if (sinks > MAX_SINKS && draft.source().isPresent()) {
            String message = "the flow has %d sinks, more than %d".formatted(sinks, MAX_SINKS);
            problems.error(Code.TOO_MANY_NODES, draft.source().get().typeAt(), message, "split it into several flows");
        }
    }

    private <O extends Record> Optional<O> settings(Class<O> type, Optional<Json.Obj> block, String owner) {
        Json.Obj given = block.orElseGet(
                () -> new Json.Obj(List.of(), draft.parallelism().at()));
        return OptionBinder.bind(type, given, owner, problems);
    }

    private void read(Draft.Block block) {
        components.source(block).ifPresent(source -> read(source, block));
    }

    private <O extends Record> void read(Source<O> source, Draft.Block block) {
        Optional<O> options =
                OptionBinder.bind(source.options(), block.options(), "source '" + source.name() + "'", problems);
        options.ifPresent(bound -> {
            Draft.Parallelism asked = draft.parallelism();
            if (asked.everyNode() && asked.tasks() > 1 && !source.parallel(bound)) {
                String message = "%d replicas, but '%s' is read by one task".formatted(asked.tasks(), source.name());
                problems.error(Code.INVALID_VALUE, asked.at(), message, "write 'replicas: 1'");
            }
            shape.read(new Read(block.id(), new Read.Use<>(source, bound), block.typeAt()));
        });
    }

    private void transformation(Draft.Block block) {
        Optional<Transform<?>> found = components.transform(block);
        if (found.isEmpty()) {
            return;
        }
        if (found.get() instanceof Stateless<?> stateless) {
            step(stateless, block);
        } else if (found.get() instanceof Keyed<?> keyed) {
            remember(keyed, block);
        }
    }

    private <O extends Record> void step(Stateless<O> transform, Draft.Block block) {
        OptionBinder.bind(transform.options(), block.options(), "transformation '" + transform.name() + "'", problems)
                .ifPresent(options -> {
                    routesChosen += transform.routes(options);
                    shape.step(new Step<>(block.id(), transform, options, block.typeAt()));
                });
    }

    private <O extends Record> void remember(Keyed<O> transform, Draft.Block block) {
        OptionBinder.bind(transform.options(), block.options(), "transformation '" + transform.name() + "'", problems)
                .ifPresent(
                        options -> shape.remember(block.id(), new Remember.Use<>(transform, options), block.typeAt()));
    }

    private Optional<Sunk> write(Draft.Block block, Write.Role role, int route) {
        return components.sink(block).flatMap(sink -> write(sink, block, role, route));
    }

    private <O extends Record> Optional<Sunk> write(Sink<O> sink, Draft.Block block, Write.Role role, int route) {
        return OptionBinder.bind(sink.options(), block.options(), "sink '" + sink.name() + "'", problems)
                .map(options -> new Sunk(
                        new Write(block.id(), List.of(), role, route, new Write.Use<>(sink, options), block.typeAt()),
                        block));
    }

    /** A sink that has no inputs yet, and the block that it was made from. */
    private record Sunk(Write write, Draft.Block block) {}
}
