package io.weir.declare;

import java.io.Serializable;

/**
 * A component that describes itself: everything that users read about it is derived from here.
 *
 * <p>Implementations are final, stateless and serializable: they travel to the TaskManagers with the options.
 *
 * @param <O> the options, a record whose components carry {@link Doc}
 */
public interface Declared<O extends java.lang.Record> extends Serializable {
    /** The value of {@code type} in a spec, for example {@code kafka}; unique among components of one role. */
    String name();

    /** What the component does, in one sentence that ends with a period. */
    String summary();

    /** The options record; its component names are the option names. */
    Class<O> options();
}
