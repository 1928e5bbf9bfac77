package io.weir.upgrade;

import io.weir.plan.JobPlan;
import io.weir.plan.Node;
import io.weir.plan.Remember;
import io.weir.plan.Split;
import io.weir.plan.StateIdentity;
import io.weir.plan.StateKind;
import io.weir.plan.Uid;
import io.weir.plan.Write;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All state of a flow.
 *
 * @param from what it was read from, for people: {@code spec 5d0b…}, {@code savepoint /savepoints/…}
 * @param nodes by the name under which their state is kept
 */
public record Inventory(String from, Map<String, NodeState> nodes) {
    public Inventory {
        nodes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(nodes));
    }

    /** What a job of this plan keeps. */
    public static Inventory of(JobPlan job) {
        Map<String, NodeState> nodes = new LinkedHashMap<>();
        for (JobPlan.Placed placed : job.placed()) {
            if (keepsState(placed)) {
                NodeState.Details details = new NodeState.Details(
                        placed.parallelism(),
                        retention(placed.node()),
                        placed.node().origin());
                NodeState state = new NodeState(placed.uid(), placed.node().id().text(), Optional.of(details));
                nodes.put(placed.uid().name(), state);
            }
        }
        return new Inventory("spec " + job.plan().flow().specHash(), nodes);
    }

    /** What was found under these uids; a uid that tells what its state is about wins over further ones of its node. */
    public static Inventory found(String where, Collection<Uid> uids) {
        Map<String, NodeState> nodes = new LinkedHashMap<>();
        for (Uid uid : uids) {
            NodeState state = new NodeState(uid, uid.node(), Optional.empty());
            nodes.merge(uid.name(), state, (one, other) -> one.uid().about().isPresent() ? one : other);
        }
        return new Inventory(where, nodes);
    }

    /** A splitter remembers nothing, and dead letters were counted before they reach their sink. */
    private static boolean keepsState(JobPlan.Placed placed) {
        Node node = placed.node();
        boolean errors = node instanceof Write write && write.role() == Write.Role.ERRORS;
        StateKind kind = placed.uid().about().map(StateIdentity::kind).orElse(StateKind.COUNTERS);
        return !(node instanceof Split) && !(errors && kind == StateKind.COUNTERS);
    }

    private static Optional<Duration> retention(Node node) {
        return node instanceof Remember remember ? retention(remember.use()) : Optional.empty();
    }

    private static <O extends Record> Optional<Duration> retention(Remember.Use<O> use) {
        return use.transform().retention(use.options());
    }
}
