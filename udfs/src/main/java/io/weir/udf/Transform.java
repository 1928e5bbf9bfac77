package io.weir.udf;

import io.weir.declare.Declared;

/**
 * A transformation that specs name.
 *
 * @param <O> its options
 */
public sealed interface Transform<O extends java.lang.Record> extends Declared<O> permits Stateless, Keyed {
    /** The fields that it reads and writes with these options. */
    FieldUse fields(O options);
}
