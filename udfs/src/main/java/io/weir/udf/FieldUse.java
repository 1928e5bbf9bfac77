package io.weir.udf;

import io.weir.record.Path;
import java.util.Set;

/**
 * The fields that a step reads and writes, known before any record is seen; what is not named passes untouched.
 *
 * @param reads fields whose values it looks at
 * @param writes fields that it sets or removes
 * @param wholeRecord it may look at or rename any field
 */
public record FieldUse(Set<Path> reads, Set<Path> writes, boolean wholeRecord) {
    public FieldUse {
        reads = Set.copyOf(reads);
        writes = Set.copyOf(writes);
    }

    /** A step that may touch any field. */
    public static FieldUse everything() {
        return new FieldUse(Set.of(), Set.of(), true);
    }

    /** A step that only looks at fields. */
    public static FieldUse reading(Set<Path> reads) {
        return new FieldUse(reads, Set.of(), false);
    }
}
