package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** Writes values as compact JSON: numbers digit for digit, fields in their order, no escapes where none are needed. */
public final class JsonWriter {
    private JsonWriter() {}

    /** The value in UTF-8. */
    public static byte[] toBytes(Value value) {
        JsonBuffer out = new JsonBuffer();
        write(value, out);
        return out.toBytes();
    }

    /** The value as text; lone surrogates are escaped, so every encoder can take it. */
    public static String toText(Value value) {
        return new String(toBytes(value), UTF_8);
    }

    /** Appends the value. */
    public static void write(Value value, JsonBuffer out) {
        if (value instanceof Value.Struct struct) {
            write(struct, out);
        } else if (value instanceof Value.Sequence sequence) {
            write(sequence, out);
        } else if (value instanceof Value.Text text) {
            out.text(text.text());
        } else if (value instanceof Value.Numeric number) {
            out.ascii(number.lexeme());
        } else if (value instanceof Value.Bool bool) {
            out.ascii(bool.value() ? "true" : "false");
        } else {
            out.ascii("null");
        }
    }

    private static void write(Value.Struct struct, JsonBuffer out) {
        char separator = '{';
        for (Map.Entry<String, Value> field : struct.fields().entrySet()) {
            out.put(separator);
            out.text(field.getKey());
            out.put(':');
            write(field.getValue(), out);
            separator = ',';
        }
        out.ascii(struct.fields().isEmpty() ? "{}" : "}");
    }

    private static void write(Value.Sequence sequence, JsonBuffer out) {
        char separator = '[';
        for (Value element : sequence.elements()) {
            out.put(separator);
            write(element, out);
            separator = ',';
        }
        out.ascii(sequence.elements().isEmpty() ? "[]" : "]");
    }
}
