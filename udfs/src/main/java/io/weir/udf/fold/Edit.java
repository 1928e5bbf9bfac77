package io.weir.udf.fold;

import io.weir.record.EveryMatch;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.udf.Effect;
import io.weir.udf.RecordRejected;
import java.util.function.UnaryOperator;

/** A change of a field's value. */
sealed interface Edit {
    Value of(Value value) throws RecordRejected;

    /** The whole value is replaced. */
    record Whole(Effect.Replacement by) implements Edit {
        @Override
        public Value of(Value value) {
            return by.of(value);
        }
    }

    /** What matches inside an object or array is replaced. */
    record ReplaceInside(Path path, Effect.Replacement by) implements Edit {
        @Override
        public Value of(Value value) {
            return inside(path, value, root -> EveryMatch.of(path).replace(root, by::of));
        }
    }

    /** What matches inside an object or array is removed. */
    record RemoveInside(Path path) implements Edit {
        @Override
        public Value of(Value value) {
            return inside(path, value, EveryMatch.of(path)::remove);
        }
    }

    /** The fields inside get other names. */
    record RenameInside(Effect.Change change) implements Edit {
        @Override
        public Value of(Value value) throws RecordRejected {
            return change.of(value);
        }
    }

    /** Paths begin at the root of a record, so the value is put into one under the field's name. */
    private static Value inside(Path path, Value value, UnaryOperator<Value> change) {
        String name = path.segments().get(0);
        Value changed = change.apply(Value.Struct.empty().with(name, value));
        return changed instanceof Value.Struct root ? root.fields().getOrDefault(name, value) : value;
    }
}
