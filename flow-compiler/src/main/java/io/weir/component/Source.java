package io.weir.component;

import io.weir.declare.Declared;
import java.time.Duration;
import java.util.Map;

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

    /**
     * What positions in this source are about, by the names of the options that decide it and without secrets: with other
     * values it is another source, where they mean nothing. Where a new flow starts is not part of it.
     */
    Map<String, String> stateIdentity(O options);

    /** Time between two looks at what is read; zero when the source hears of records as they arrive. */
    default Duration pollInterval(O options) {
        return Duration.ZERO;
    }

    /** Whether several tasks can read side by side. */
    default boolean parallel(O options) {
        return true;
    }
}
