package io.weir.plan;

import java.io.Serializable;

/**
 * Which flow this is; state and transactional ids hang off it.
 *
 * @param namespace the Kubernetes namespace, {@code default} when the spec has none
 * @param name the flow's name
 * @param specHash 16 hex digits of the spec's canonical form; changes with every change of meaning
 */
public record FlowIdentity(String namespace, String name, String specHash) implements Serializable {}
