package io.weir.place;

import io.weir.option.OptionText;
import io.weir.plan.Apply;
import io.weir.plan.Node;
import io.weir.plan.Plan;
import io.weir.plan.Read;
import io.weir.plan.Remember;
import io.weir.plan.Split;
import io.weir.plan.StateIdentity;
import io.weir.plan.StateKind;
import io.weir.plan.Step;
import io.weir.plan.Write;
import io.weir.record.Path;
import io.weir.udf.FieldUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the state of each node is about: what its component says, and for remembered keys also what the flow does to them on
 * the way. A key that is masked first is another key; a memory of one clock's times means nothing to another clock.
 */
final class Identities implements Node.Cases<Optional<StateIdentity>> {
    private final Plan plan;

    Identities(Plan plan) {
        this.plan = plan;
    }

    @Override
    public Optional<StateIdentity> read(Read read) {
        return Optional.of(read(read.use()));
    }

    @Override
    public Optional<StateIdentity> apply(Apply apply) {
        return Optional.empty();
    }

    @Override
    public Optional<StateIdentity> remember(Remember remember) {
        return Optional.of(remember(remember, remember.use()));
    }

    @Override
    public Optional<StateIdentity> split(Split split) {
        return Optional.empty();
    }

    @Override
    public Optional<StateIdentity> write(Write write) {
        return Optional.of(write(write.use()));
    }

    private static <O extends Record> StateIdentity read(Read.Use<O> use) {
        return new StateIdentity(
                StateKind.POSITIONS, use.source().name(), use.source().stateIdentity(use.options()));
    }

    private <O extends Record> StateIdentity write(Write.Use<O> use) {
        String name = use.sink().name();
        Optional<Map<String, String>> pending = use.sink().stateIdentity(use.options(), plan.delivery());
        if (pending.isEmpty()) {
            return new StateIdentity(StateKind.COUNTERS, name, Map.of());
        }
        Map<String, String> facts = new LinkedHashMap<>(pending.get());
        facts.put("namespace", plan.flow().namespace()); // transactions and ledgers are named after it
        return new StateIdentity(StateKind.COMMITS, name, facts);
    }

    private <O extends Record> StateIdentity remember(Remember remember, Remember.Use<O> use) {
        Map<String, String> facts = new LinkedHashMap<>(use.transform().stateIdentity(use.options()));
        plan.eventTime().field().ifPresent(field -> facts.put("eventTime", field.text()));
        String shapers = stepsBefore(remember).stream()
                .filter(step -> touches(fields(step), use.transform().fields(use.options())))
                .map(step -> step.transform().name() + "(" + OptionText.given(step.options()) + ")")
                .collect(Collectors.joining(", "));
        if (!shapers.isEmpty()) {
            facts.put("steps that write the key", shapers);
        }
        return new StateIdentity(StateKind.KEYS, use.transform().name(), facts);
    }

    /** All stateless steps between the source and the node, in order. */
    private List<Step<?>> stepsBefore(Node node) {
        List<Step<?>> steps = new ArrayList<>();
        Node at = node;
        while (!at.inputs().isEmpty()) {
            at = plan.node(at.inputs().get(0));
            if (at instanceof Apply apply) {
                steps.addAll(0, apply.steps());
            }
        }
        return steps;
    }

    private static <O extends Record> FieldUse fields(Step<O> step) {
        return step.transform().fields(step.options());
    }

    private static boolean touches(FieldUse step, FieldUse keyed) {
        if (step.wholeRecord()) {
            return keyed.wholeRecord() || !keyed.reads().isEmpty();
        }
        if (keyed.wholeRecord()) {
            return !step.writes().isEmpty();
        }
        return step.writes().stream()
                .anyMatch(written -> keyed.reads().stream().anyMatch(read -> overlap(written, read)));
    }

    /** Whether one of the paths leads to the other. */
    private static boolean overlap(Path one, Path other) {
        int common = Math.min(one.segments().size(), other.segments().size());
        return one.segments().subList(0, common).equals(other.segments().subList(0, common));
    }
}
