package io.weir.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A path read so that nothing escapes it, for steps that hide data. Besides the field that the path names it matches
 * <ul>
 *   <li>the field in every element, where a name meets an array: {@code items.sku} is the sku of all items, and
 *   <li>the flat field of the same spelling at the root: {@code customer.email} is also a field named "customer.email".
 * </ul>
 */
public final class EveryMatch {
    private final Path path;

    private EveryMatch(Path path) {
        this.path = path;
    }

    /** The generous reading of a path. */
    public static EveryMatch of(Path path) {
        return new EveryMatch(path);
    }

    /** The fields that this reading may touch; a path stands for all elements where it meets an array. */
    public Set<Path> fields() {
        return path.segments().size() == 1 ? Set.of(path) : Set.of(path, Path.of(path.dotted()));
    }

    /** The fields that the generous reading of any of the paths may touch. */
    public static Set<Path> fields(List<Path> paths) {
        return paths.stream().flatMap(path -> of(path).fields().stream()).collect(Collectors.toSet());
    }

    /** The tree with each match replaced; the same tree when nothing matches. */
    public Value replace(Value root, UnaryOperator<Value> change) {
        return change(root, change::apply);
    }

    /** The tree without the matches; the same tree when nothing matches. */
    public Value remove(Value root) {
        return change(root, value -> null);
    }

    private Value change(Value root, Change change) {
        Value nested = change(root, path.segments(), change);
        return path.segments().size() == 1 ? nested : change(nested, List.of(path.dotted()), change);
    }

    private static Value change(Value at, List<String> segments, Change change) {
        if (at instanceof Value.Struct struct) {
            return changeField(struct, segments, change);
        }
        if (at instanceof Value.Sequence sequence) {
            return Fields.index(segments.get(0)) < 0
                    ? changeAll(sequence, segments, change)
                    : changeElement(sequence, segments, change);
        }
        return at;
    }

    private static Value changeField(Value.Struct struct, List<String> segments, Change change) {
        String name = segments.get(0);
        Value field = struct.fields().get(name);
        if (field == null) {
            return struct;
        }
        Value changed = changeChild(field, segments, change);
        if (changed == null) {
            return struct.without(name);
        }
        return changed == field ? struct : struct.with(name, changed);
    }

    private static Value changeElement(Value.Sequence sequence, List<String> segments, Change change) {
        int index = Fields.index(segments.get(0));
        if (index >= sequence.elements().size()) {
            return sequence;
        }
        List<Value> elements = new ArrayList<>(sequence.elements());
        Value changed = changeChild(elements.get(index), segments, change);
        if (changed == null) {
            elements.remove(index);
        } else {
            elements.set(index, changed);
        }
        return new Value.Sequence(elements);
    }

    private static Value changeAll(Value.Sequence sequence, List<String> segments, Change change) {
        List<Value> elements = new ArrayList<>(sequence.elements().size());
        for (Value element : sequence.elements()) {
            elements.add(change(element, segments, change));
        }
        return new Value.Sequence(elements);
    }

    private static @Nullable Value changeChild(Value child, List<String> segments, Change change) {
        return segments.size() == 1 ? change.apply(child) : change(child, segments.subList(1, segments.size()), change);
    }

    /** What becomes of a match; null removes it. */
    private interface Change {
        @Nullable
        Value apply(Value match);
    }
}
