package io.weir.udf;

import io.weir.record.JsonBuffer;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.record.slot.Slots;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a stateless step does to every record, in terms that can be reckoned with: steps that say so are folded into one pass over
 * the source's bytes, and their functions are called only for records that are not read that way. Both give the same results; the
 * function is the judge.
 */
public sealed interface Effect {
    /** Drops the records that do not meet the condition. */
    record Keep(Condition condition) implements Effect {}

    /** Sends a record to the first route whose condition it meets, or leaves it where it is. */
    record Route(List<Condition> conditions) implements Effect {
        public Route {
            conditions = List.copyOf(conditions);
        }
    }

    /** Keeps only these fields, in this order, each under its path's last name; rejects a record that has none of them. */
    record Select(List<Path> fields) implements Effect {
        public Select {
            fields = List.copyOf(fields);
        }
    }

    /** Removes the fields that the paths mean when they are read as {@link io.weir.record.EveryMatch} does. */
    record Remove(List<Path> fields) implements Effect {
        public Remove {
            fields = List.copyOf(fields);
        }
    }

    /** Replaces the fields that the paths mean when they are read as {@link io.weir.record.EveryMatch} does. */
    record Replace(List<Path> fields, Replacement by) implements Effect {
        public Replace {
            fields = List.copyOf(fields);
        }
    }

    /** Sets a field to a text that tells the record's time: in its place if it exists, else at the end. */
    record Stamp(Path field, TimeText text) implements Effect {}

    /**
     * Renames all fields; rejects a record in which two would get one name.
     *
     * @param inside what becomes of the fields' values; empty when they stay as they are
     */
    record Rename(UnaryOperator<String> names, Optional<Change> inside) implements Effect {}

    /** Something that only the step's function knows. */
    record Opaque(String why) implements Effect {}

    /** What becomes of a value that may be refused. */
    @FunctionalInterface
    interface Change {
        /** The new value. */
        Value of(Value value) throws RecordRejected;
    }

    /** What becomes of a value. Used by one thread. */
    interface Replacement {
        /** The new value. */
        Value of(Value value);

        /** Appends the new value of what lies in a slot; false, and nothing is appended, when that takes the value itself. */
        boolean write(Slots slots, int slot, JsonBuffer out);
    }

    /** Writes a time as JSON. Used by one thread. */
    @FunctionalInterface
    interface TimeText {
        /**
         * Appends the text in quotes.
         *
         * @param eventTime the record's, {@link io.weir.record.SourceRecord#NO_TIME} when it has none
         */
        void write(long eventTime, JsonBuffer out);
    }
}
