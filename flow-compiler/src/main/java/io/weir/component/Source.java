package io.weir.component;

import io.weir.declare.Declared;

/**
 * A connector that reads.
 *
 * @param <O> its options
 */
public interface Source<O extends java.lang.Record> extends Declared<O> {
    /** Whether a flow over this source ends by itself. */
    boolean bounded(O options);

    /** What is read, for plans and node names, without secrets: {@code topic orders}. */
    String target(O options);

    /** Whether several tasks can read side by side. */
    default boolean parallel(O options) {
        return true;
    }
}
