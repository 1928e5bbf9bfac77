package io.weir.upgrade;

import io.weir.plan.StateKind;
import io.weir.source.SourceSpan;
import java.util.Optional;

/**
 * What becomes of one node's state.
 *
 * @param kind what is kept, or lost
 * @param named whether the new spec says that it may be lost
 * @param reason why, or what it means; empty when there is nothing to say
 * @param hint what would keep it
 * @param at where the new spec has the node; absent when it has none
 */
public record NodeVerdict(
        String node,
        StateKind kind,
        Outcome outcome,
        boolean named,
        String reason,
        Optional<String> hint,
        Optional<SourceSpan> at) {
    /** Lost, not meant to be, and more than counters. */
    public boolean forbids() {
        return outcome == Outcome.LOST && kind != StateKind.COUNTERS && !named;
    }
}
