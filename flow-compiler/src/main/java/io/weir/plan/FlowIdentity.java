package io.weir.plan;

import java.io.Serializable;

/**
 * Which flow this is; state and transactional ids hang off it.
 *
 * @param namespace the Kubernetes namespace, {@code default} when the spec has none
 * @param name the flow's name
 * @param specHash 16 hex digits of the spec's canonical form; changes with every change of meaning
 */
public record FlowIdentity(String namespace, String name, String specHash) implements Serializable {
    /** No name of a spec has this character, so no flow can be taken for the replay of another one. */
    private static final String REPLAY = "~replay";

    /** The identity under which this flow's dead letters are sent again: state and transactions of its own. */
    public FlowIdentity replay() {
        return new FlowIdentity(namespace, name + REPLAY, specHash);
    }

    /** The flow's name; of a replay, the name of the flow whose letters are sent again. */
    public String flowName() {
        return name.endsWith(REPLAY) ? name.substring(0, name.length() - REPLAY.length()) : name;
    }
}
