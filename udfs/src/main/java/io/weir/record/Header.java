package io.weir.record;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A header of a source record; names may repeat. The array is shared, never written to. */
@SuppressWarnings("ArrayRecordComponent") // the source's own bytes, untouched: copying would cost every record
public record Header(String name, byte @Nullable [] value) implements Serializable {}
