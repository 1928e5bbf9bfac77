package io.weir.udf;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A transformation that remembers something per key.
 *
 * @param <O> its options
 */
public non-sealed interface Keyed<O extends java.lang.Record> extends Transform<O> {
    /**
     * What the memory is about, by the names of the options that decide it: with other values, what is remembered means
     * nothing. Options that only change how the memory is used, such as a window, are not part of it.
     */
    Map<String, String> stateIdentity(O options);

    /** How long a key stays in memory after it was last seen new; absent when it is never forgotten. */
    default Optional<Duration> retention(O options) {
        return Optional.empty();
    }

    /**
     * Whether keys are remembered as they are, and not by their fingerprints. It decides the layout of the state, so it must
     * show in {@link #stateIdentity}.
     */
    default boolean wholeKeys(O options) {
        return false;
    }

    /** Makes the function, once per task. */
    KeyedFunction open(O options);
}
