package io.weir.plan;

import java.util.Optional;

/**
 * The name under which Flink keeps an operator's state: the flow, the node, and what the state is about. State that is about
 * something else has another uid, so that no start from a savepoint, whoever makes it, can take the one for the other.
 *
 * @param node the node's name, or the one that it had when its state was made
 * @param about absent for operators that keep counters at most
 */
public record Uid(String flow, String node, Optional<StateIdentity> about) {
    private static final char BEFORE_ABOUT = ' ';

    /** A uid that only says which node it is. */
    public static Uid of(String flow, String node) {
        return new Uid(flow, node, Optional.empty());
    }

    /** What Flink is given: {@code orders/sink}, or with what the state is about in JSON behind it. */
    public String text() {
        return name() + about.map(identity -> BEFORE_ABOUT + identity.text()).orElse("");
    }

    /** {@code orders/sink}: unique among the nodes of all flows of a namespace, whatever the state is about. */
    public String name() {
        return flow + "/" + node;
    }

    /** The uid of a further operator of the node, which keeps counters at most. */
    public String part(String part) {
        return name() + "/" + part;
    }

    /** Reads {@link #text}, or {@link #part}, which gives the node's own uid without what it is about. Empty when it is neither. */
    public static Optional<Uid> parse(String text) {
        int blank = text.indexOf(BEFORE_ABOUT);
        String[] names = (blank < 0 ? text : text.substring(0, blank)).split("/", -1);
        if (names.length < 2) {
            return Optional.empty();
        }
        Uid uid = of(names[0], names[1]);
        return blank < 0
                ? Optional.of(uid)
                : StateIdentity.parse(text.substring(blank + 1)).map(uid::about);
    }

    private Uid about(StateIdentity identity) {
        return new Uid(flow, node, Optional.of(identity));
    }
}
