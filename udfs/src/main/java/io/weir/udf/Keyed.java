package io.weir.udf;

/**
 * A transformation that remembers something per key.
 *
 * @param <O> its options
 */
public non-sealed interface Keyed<O extends java.lang.Record> extends Transform<O> {
    /** Makes the function, once per task. */
    KeyedFunction open(O options);
}
