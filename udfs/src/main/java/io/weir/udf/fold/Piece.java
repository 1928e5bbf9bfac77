package io.weir.udf.fold;

import io.weir.record.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of the record between two steps, and how its value is made from the source's record.
 *
 * @param name the field's name at this point
 * @param source where its value lies in the source's record; empty for a stamp that no field was there for
 * @param edits what happened to the value since
 * @param slot the slot of the last select that took it; {@link #NONE} before any
 * @param stamp the step whose text is its value instead of what lies at the source; {@link #NONE} when there is none
 * @param stamps the steps that would have added a field of this name, had there been none: one bit each
 */
record Piece(String name, List<String> source, List<Edit> edits, int slot, int stamp, long stamps) {
    static final int NONE = -1;

    Piece {
        source = List.copyOf(source);
        edits = List.copyOf(edits);
    }

    static Piece field(String name) {
        return new Piece(name, List.of(name), List.of(), NONE, NONE, 0);
    }

    /** The field that a stamp adds at the end when there is none. */
    static Piece added(String name, int stamp) {
        return new Piece(name, List.of(), List.of(), NONE, stamp, 0);
    }

    Piece named(String changed) {
        return new Piece(changed, source, edits, slot, stamp, stamps);
    }

    Piece edited(Edit edit) {
        return new Piece(
                name, source, Stream.concat(edits.stream(), Stream.of(edit)).toList(), slot, stamp, stamps);
    }

    Piece stamped(int step) {
        return new Piece(name, source, List.of(), slot, step, stamps | 1L << step);
    }

    /** What a select makes of this field: the field that the path names inside it, or itself. */
    Piece selected(Path path, int into) {
        return new Piece(path.name(), below(path), edits, into, stamp, stamps);
    }

    /** Where the value of a path that begins with this field lies in the source's record. */
    List<String> below(Path path) {
        List<String> rest = path.segments().subList(1, path.segments().size());
        return Stream.concat(source.stream(), rest.stream()).toList();
    }

    /** Whether the value is what lies at the source. */
    boolean isUntouched() {
        return edits.isEmpty() && stamp == NONE;
    }

    boolean begins(Path path) {
        return name.equals(path.segments().get(0));
    }
}
