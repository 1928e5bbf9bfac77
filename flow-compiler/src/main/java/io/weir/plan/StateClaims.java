package io.weir.plan;

import io.weir.source.SourceSpan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a spec says about state that was there before it.
 *
 * @param renamed nodes whose state was made under another name
 * @param dropped nodes whose state may be lost
 */
public record StateClaims(Map<NodeId, String> renamed, List<Dropped> dropped) {
    /** Nothing is said. */
    public static final StateClaims NONE = new StateClaims(Map.of(), List.of());

    public StateClaims {
        renamed = Map.copyOf(renamed);
        dropped = List.copyOf(dropped);
    }

    /** The name under which a node's state is kept. */
    public String stateName(NodeId id) {
        return Optional.ofNullable(renamed.get(id)).orElse(id.text());
    }

    /** Whether the state of the node of that name may be lost. */
    public boolean drops(String node) {
        return dropped.stream().anyMatch(named -> named.node().equals(node));
    }

    /**
     * A node whose state may be lost.
     *
     * @param at where the spec says so
     */
    public record Dropped(String node, SourceSpan at) {}
}
