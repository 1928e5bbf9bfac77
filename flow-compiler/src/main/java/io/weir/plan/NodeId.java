package io.weir.plan;

import java.io.Serializable;

/** The name of a node within its flow: {@code source}, {@code mask}, {@code mask-2}, {@code sink}, {@code errors}. Stable when other nodes come and go. */
public record NodeId(String text) implements Serializable {
    @Override
    public String toString() {
        return text;
    }
}
