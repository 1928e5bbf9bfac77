package io.weir.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks up and changes the one field that a path names, in a tree of values. A name steps into a struct, an index in decimal
 * digits steps into a sequence; anything else is an absent field.
 *
 * @see EveryMatch for the reading of paths that hides data
 */
public final class Fields {
    private Fields() {}

    /** The field's value; a field that holds null is there. */
    public static Optional<Value> find(Value root, Path path) {
        Optional<Value> found = Optional.of(root);
        for (String segment : path.segments()) {
            found = found.flatMap(value -> child(value, segment));
        }
        return found;
    }

    /**
     * The tree with the field set, in its place if it exists, else at the end of its struct; missing structs on the way are made.
     * Empty when a value on the way is no struct, or no sequence with this index.
     */
    public static Optional<Value> set(Value root, Path path, Value value) {
        return set(root, path.segments(), value);
    }

    private static Optional<Value> set(Value at, List<String> segments, Value value) {
        if (segments.isEmpty()) {
            return Optional.of(value);
        }
        String first = segments.get(0);
        Optional<Value> child = child(at, first);
        if (child.isEmpty() && !(at instanceof Value.Struct)) {
            return Optional.empty();
        }
        return set(child.orElse(Value.Struct.empty()), segments.subList(1, segments.size()), value)
                .map(changed -> withChild(at, first, changed));
    }

    /** The tree without the field; the same tree when it is absent. Elements behind a removed element move up. */
    public static Value remove(Value root, Path path) {
        return remove(root, path.segments());
    }

    private static Value remove(Value at, List<String> segments) {
        String first = segments.get(0);
        Optional<Value> child = child(at, first);
        if (child.isEmpty()) {
            return at;
        }
        if (segments.size() > 1) {
            return withChild(at, first, remove(child.get(), segments.subList(1, segments.size())));
        }
        if (at instanceof Value.Struct struct) {
            return struct.without(first);
        }
        List<Value> elements = new ArrayList<>(((Value.Sequence) at).elements());
        elements.remove(index(first));
        return new Value.Sequence(elements);
    }

    private static Optional<Value> child(Value at, String segment) {
        if (at instanceof Value.Struct struct) {
            return Optional.ofNullable(struct.fields().get(segment));
        }
        if (at instanceof Value.Sequence sequence) {
            int index = index(segment);
            return index >= 0 && index < sequence.elements().size()
                    ? Optional.of(sequence.elements().get(index))
                    : Optional.empty();
        }
        return Optional.empty();
    }

    private static Value withChild(Value at, String segment, Value child) {
        if (at instanceof Value.Struct struct) {
            return struct.with(segment, child);
        }
        List<Value> elements = new ArrayList<>(((Value.Sequence) at).elements());
        elements.set(index(segment), child);
        return new Value.Sequence(elements);
    }

    /** The index that a segment of a path writes, or -1 when it is no index. */
    public static int index(String segment) {
        boolean digits = !segment.isEmpty() && segment.length() < 10;
        for (int i = 0; digits && i < segment.length(); i++) {
            digits = segment.charAt(i) >= '0' && segment.charAt(i) <= '9';
        }
        return digits ? Integer.parseInt(segment) : -1;
    }
}
