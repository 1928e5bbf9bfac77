package io.weir.udf;

/**
 * A transformation that looks at one record at a time. Neighbours are fused into one operator.
 *
 * @param <O> its options
 */
public non-sealed interface Stateless<O extends java.lang.Record> extends Transform<O> {
    /** Makes the function, once per task. */
    RecordFunction open(O options);

    /** What the function does, if that can be said in the terms of {@link Effect}; made anew for each task. */
    default Effect effect(O options) {
        return new Effect.Opaque("does not say what it does to a record");
    }

    /** The routes that this step can send records to; empty for all but routers. */
    default int routes(O options) {
        return 0;
    }

    /** Whether one record can become several. */
    default boolean expands() {
        return false;
    }
}
