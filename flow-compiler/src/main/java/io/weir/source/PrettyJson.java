package io.weir.source;

import io.weir.record.JsonWriter;
import io.weir.record.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes JSON for people: two blanks per level, fields in the order in which they were put, short lists on one line. */
public final class PrettyJson {
    private static final int SHORT = 100;

    private PrettyJson() {}

    /** The text of a value, with a line break at its end. */
    public static String text(Value value) {
        StringBuilder text = new StringBuilder();
        write(value, 0, text);
        return text.append('\n').toString();
    }

    /** An object with the fields that a consumer puts into it. */
    public static Value.Struct object(Consumer<Fields> content) {
        Fields fields = new Fields();
        content.accept(fields);
        return new Value.Struct(fields.values);
    }

    /** A list of texts. */
    public static Value.Sequence texts(List<String> texts) {
        return new Value.Sequence(texts.stream().<Value>map(Value.Text::new).toList());
    }

    private static void write(Value value, int level, StringBuilder to) {
        if (value instanceof Value.Struct object && !object.fields().isEmpty()) {
            List<Map.Entry<String, Value>> fields =
                    new ArrayList<>(object.fields().entrySet());
            to.append('{');
            lines(fields, level, to, field -> {
                to.append(JsonWriter.toText(new Value.Text(field.getKey()))).append(": ");
                write(field.getValue(), level + 1, to);
            });
            to.append('}');
        } else if (value instanceof Value.Sequence list && !isShort(list)) {
            to.append('[');
            lines(list.elements(), level, to, element -> write(element, level + 1, to));
            to.append(']');
        } else if (value instanceof Value.Sequence list) {
            List<String> elements =
                    list.elements().stream().map(JsonWriter::toText).toList();
            to.append('[').append(String.join(", ", elements)).append(']');
        } else {
            to.append(JsonWriter.toText(value));
        }
    }

    private static <T> void lines(List<T> parts, int level, StringBuilder to, Consumer<T> write) {
        for (int i = 0; i < parts.size(); i++) {
            to.append(i == 0 ? "\n" : ",\n").append("  ".repeat(level + 1));
            write.accept(parts.get(i));
        }
        to.append('\n').append("  ".repeat(level));
    }

    private static boolean isShort(Value.Sequence list) {
        boolean nested =
                list.elements().stream().anyMatch(e -> e instanceof Value.Struct || e instanceof Value.Sequence);
        return !nested && JsonWriter.toText(list).length() <= SHORT;
    }

    /** The fields of an object under construction. */
    public static final class Fields {
        private final Map<String, Value> values = new LinkedHashMap<>();

        private Fields() {}

        /** Adds any value. */
        public Fields put(String name, Value value) {
            values.put(name, value);
            return this;
        }

        /** Adds a text. */
        public Fields put(String name, String value) {
            return put(name, new Value.Text(value));
        }

        /** Adds a whole number. */
        public Fields put(String name, long value) {
            return put(name, Value.Numeric.of(value));
        }

        /** Adds a boolean. */
        public Fields put(String name, boolean value) {
            return put(name, new Value.Bool(value));
        }

        /** Adds a list with a value for each element. */
        public <T> Fields putAll(String name, List<T> elements, Function<T, Value> toValue) {
            return put(name, new Value.Sequence(elements.stream().map(toValue).toList()));
        }
    }
}
