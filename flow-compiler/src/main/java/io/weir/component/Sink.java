package io.weir.component;

import io.weir.declare.Complaints;
import io.weir.declare.Declared;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A connector that writes.
 *
 * @param <O> its options
 */
public interface Sink<O extends java.lang.Record> extends Declared<O> {
    /** What it gives when asked for {@code delivery}. */
    SinkPromise promise(O options, Delivery delivery);

    /** What is written to, for plans and node names, without secrets: {@code table public.orders}. */
    String target(O options);

    /**
     * What a write that waits for its checkpoint is about, by the names of the options that decide it and without secrets:
     * with other values it cannot be finished. Absent when nothing ever waits.
     */
    Optional<Map<String, String>> stateIdentity(O options, Delivery delivery);

    /**
     * What shows records before the checkpoint and weakens no guarantee, as a hint: {@code set 'x: 1'}. Empty when nothing does.
     *
     * @param flush the longest time that records may wait for their batch to fill
     */
    default String sooner(O options, Duration flush) {
        return "";
    }

    /** Complains about options that cannot keep the promise for {@code delivery}; called once both are bound. */
    default void check(O options, Delivery delivery, Complaints complaints) {}
}
