package io.weir.upgrade;

import io.weir.plan.StateIdentity;
import io.weir.plan.StateKind;
import io.weir.plan.Uid;
import io.weir.source.SourceSpan;
import java.time.Duration;
import java.util.Optional;

/**
 * The state of one node.
 *
 * @param node what the node is called, which differs from the uid's name when the node was renamed
 * @param details what only a spec tells; absent for state that was found in a savepoint
 */
public record NodeState(Uid uid, String node, Optional<Details> details) {
    /** What it is. */
    public StateKind kind() {
        return uid.about().map(StateIdentity::kind).orElse(StateKind.COUNTERS);
    }

    /**
     * What a spec tells about state beside its identity.
     *
     * @param retention how long keys are remembered; absent when they are never forgotten, and for other kinds
     * @param at where the spec has the node
     */
    public record Details(int parallelism, Optional<Duration> retention, SourceSpan at) {}
}
