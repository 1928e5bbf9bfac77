package io.weir.record;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of a record. Immutable. Numbers keep the digits that the source wrote; structs keep their order.
 */
public sealed interface Value extends Serializable
        permits Value.Null, Value.Bool, Value.Numeric, Value.Text, Value.Sequence, Value.Struct {

    /** The JSON null; an absent field has no value at all. */
    record Null() implements Value {
        /** The only instance that is needed. */
        public static final Null NULL = new Null();
    }

    /** True or false. */
    record Bool(boolean value) implements Value {}

    /** A number in JSON grammar, digit for digit as it was read: {@code 1.10} is not {@code 1.1}. */
    record Numeric(String lexeme) implements Value {
        /** A whole number. */
        public static Numeric of(long value) {
            return new Numeric(Long.toString(value));
        }
    }

    /** A text of Unicode characters. */
    record Text(String text) implements Value {}

    /** An ordered list. */
    record Sequence(List<Value> elements) implements Value {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /** Named fields in the order of the source. */
    record Struct(Map<String, Value> fields) implements Value {
        public Struct {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        /** A struct without fields. */
        public static Struct empty() {
            return new Struct(Map.of());
        }

        /** This struct with one field set: in its place if it exists, else at the end. */
        public Struct with(String name, Value value) {
            Map<String, Value> changed = new LinkedHashMap<>(fields);
            changed.put(name, value);
            return new Struct(changed);
        }

        /** This struct without one field. */
        public Struct without(String name) {
            Map<String, Value> changed = new LinkedHashMap<>(fields);
            changed.remove(name);
            return new Struct(changed);
        }
    }
}
