package io.weir.upgrade;

import io.weir.option.DurationText;
import io.weir.plan.StateClaims;
import io.weir.plan.StateIdentity;
import io.weir.plan.StateKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares the state that is there with the state that a new job looks for. */
final class Comparison {
    private final Inventory old;
    private final Inventory fresh;
    private final StateClaims claims;

    Comparison(Inventory old, Inventory fresh, StateClaims claims) {
        this.old = old;
        this.fresh = fresh;
        this.claims = claims;
    }

    List<NodeVerdict> verdicts() {
        List<NodeVerdict> verdicts = new ArrayList<>();
        fresh.nodes()
                .forEach((name, state) ->
                        verdicts.add(Optional.ofNullable(old.nodes().get(name))
                                .map(before -> again(before, state))
                                .orElseGet(() -> fresh(state))));
        old.nodes().forEach((name, state) -> {
            if (!fresh.nodes().containsKey(name)) {
                verdicts.add(removed(state));
            }
        });
        return verdicts;
    }

    private NodeVerdict again(NodeState before, NodeState now) {
        if (!before.uid().equals(now.uid())) {
            return changed(before, now);
        }
        boolean renamed = !now.node().equals(now.uid().node());
        List<String> notes = new ArrayList<>();
        if (renamed) {
            notes.add("made by '" + now.uid().node() + "'");
        }
        before.details()
                .flatMap(b -> now.details().map(n -> notes(now.kind(), b, n)))
                .ifPresent(notes::addAll);
        return verdict(now, now.kind(), renamed ? Outcome.MIGRATED : Outcome.KEPT, String.join("; ", notes));
    }

    private NodeVerdict changed(NodeState before, NodeState now) {
        List<String> changes = new ArrayList<>();
        Optional<StateIdentity> was = before.uid().about();
        Optional<StateIdentity> is = now.uid().about();
        change("type", was.map(StateIdentity::component), is.map(StateIdentity::component))
                .ifPresent(changes::add);
        SortedSet<String> names = new TreeSet<>();
        was.ifPresent(identity -> names.addAll(identity.facts().keySet()));
        is.ifPresent(identity -> names.addAll(identity.facts().keySet()));
        for (String name : names) {
            change(name, fact(was, name), fact(is, name)).ifPresent(changes::add);
        }
        if (changes.isEmpty()) {
            changes.add(before.kind().text() + " are no longer kept");
        }
        String reason = String.join(", ", changes) + ": " + consequence(before.kind());
        return verdict(now, before.kind(), Outcome.LOST, reason);
    }

    private static Optional<String> fact(Optional<StateIdentity> identity, String name) {
        return identity.map(StateIdentity::facts).map(facts -> facts.get(name));
    }

    private static Optional<String> change(String name, Optional<String> was, Optional<String> is) {
        if (was.equals(is)) {
            return Optional.empty();
        }
        return Optional.of("%s changed from %s to %s".formatted(name, was.orElse("none"), is.orElse("none")));
    }

    private static String consequence(StateKind kind) {
        return switch (kind) {
            case POSITIONS ->
                "this is another source, where the old positions mean nothing; it is read from where the spec says";
            case KEYS -> "what is remembered means nothing now; records seen before pass once more";
            case COMMITS -> "pending writes cannot be finished there; a stop with savepoint leaves none behind";
            case COUNTERS -> "they start at 0";
        };
    }

    private NodeVerdict removed(NodeState state) {
        String gone = isOfThisFlow(state)
                ? "the new spec has no such node"
                : "it belongs to flow '%s', and state keeps its flow's name"
                        .formatted(state.uid().flow());
        String reason = switch (state.kind()) {
            case POSITIONS -> gone;
            case KEYS -> gone + "; should it come back, it starts empty";
            case COMMITS -> gone + "; a stop with savepoint finishes what is pending, so nothing is lost then";
            case COUNTERS -> gone;
        };
        Optional<String> hint = likely(state)
                .map(heir -> "if '%s' is its new name, write 'renamedFrom: %s' there".formatted(heir, state.node()));
        return new NodeVerdict(
                state.node(), state.kind(), Outcome.LOST, claims.drops(state.node()), reason, hint, Optional.empty());
    }

    private boolean isOfThisFlow(NodeState state) {
        return fresh.nodes().values().stream()
                .anyMatch(node -> node.uid().flow().equals(state.uid().flow()));
    }

    /** A new node whose state would be about the same. */
    private Optional<String> likely(NodeState gone) {
        return fresh.nodes().entrySet().stream()
                .filter(entry -> isOfThisFlow(gone) && !old.nodes().containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .filter(state -> state.uid().about().isPresent()
                        && state.uid().about().equals(gone.uid().about()))
                .map(NodeState::node)
                .findFirst();
    }

    private NodeVerdict fresh(NodeState state) {
        boolean renamed = !state.node().equals(state.uid().node());
        String reason = renamed
                ? "'renamedFrom' names '%s', of which there is no state"
                        .formatted(state.uid().node())
                : "";
        return verdict(state, state.kind(), Outcome.NEW, reason);
    }

    private static List<String> notes(StateKind kind, NodeState.Details before, NodeState.Details now) {
        List<String> notes = new ArrayList<>();
        if (before.parallelism() != now.parallelism() && kind != StateKind.COUNTERS) {
            notes.add("spread over %d tasks instead of %d".formatted(now.parallelism(), before.parallelism()));
        }
        if (kind == StateKind.KEYS && !before.retention().equals(now.retention())) {
            notes.add("keys are remembered for %s of event time instead of %s: %s"
                    .formatted(time(now.retention()), time(before.retention()), ofBefore(before, now)));
        }
        return notes;
    }

    private static String ofBefore(NodeState.Details before, NodeState.Details now) {
        boolean longer = before.retention().isPresent()
                && (now.retention().isEmpty()
                        || now.retention().get().compareTo(before.retention().get()) > 0);
        return longer
                ? "those from before the upgrade are still forgotten after the shorter time, and pass once more when they come back later"
                : "those from before the upgrade stay until their old time is over, but are judged by the new options";
    }

    private static String time(Optional<Duration> retention) {
        return retention.map(DurationText::of).orElse("ever");
    }

    private NodeVerdict verdict(NodeState state, StateKind kind, Outcome outcome, String reason) {
        return new NodeVerdict(
                state.node(),
                kind,
                outcome,
                outcome == Outcome.LOST && claims.drops(state.node()),
                reason,
                Optional.empty(),
                state.details().map(NodeState.Details::at));
    }
}
