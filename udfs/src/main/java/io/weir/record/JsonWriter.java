package io.weir.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;

/** Writes values as compact JSON: numbers digit for digit, fields in their order, no escapes where none are needed. */
public final class JsonWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private JsonWriter() {}

    /** The value in UTF-8. */
    public static byte[] toBytes(Value value) {
        JsonWriter writer = new JsonWriter();
        writer.write(value);
        return writer.out.toByteArray();
    }

    /** The value as text; lone surrogates are escaped, so every encoder can take it. */
    public static String toText(Value value) {
        JsonWriter writer = new JsonWriter();
        writer.write(value);
        return writer.out.toString(UTF_8);
    }

    private void write(Value value) {
        if (value instanceof Value.Struct struct) {
            write(struct);
        } else if (value instanceof Value.Sequence sequence) {
            write(sequence);
        } else if (value instanceof Value.Text text) {
            write(text.text());
        } else if (value instanceof Value.Numeric number) {
            ascii(number.lexeme());
        } else if (value instanceof Value.Bool bool) {
            ascii(bool.value() ? "true" : "false");
        } else {
            ascii("null");
        }
    }

    private void write(Value.Struct struct) {
        char separator = '{';
        for (Map.Entry<String, Value> field : struct.fields().entrySet()) {
            out.write(separator);
            write(field.getKey());
            out.write(':');
            write(field.getValue());
            separator = ',';
        }
        ascii(struct.fields().isEmpty() ? "{}" : "}");
    }

    private void write(Value.Sequence sequence) {
        char separator = '[';
        for (Value element : sequence.elements()) {
            out.write(separator);
            write(element);
            separator = ',';
        }
        ascii(sequence.elements().isEmpty() ? "[]" : "]");
    }

    private void write(String text) {
        out.write('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                escape(c);
            } else if (c < 0x80) {
                out.write(c);
            } else if (!Character.isSurrogate(c)) {
                basic(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                supplementary(text.codePointAt(i++));
            } else {
                hexadecimal(c);
            }
        }
        out.write('"');
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\b' -> ascii("\\b");
            case '\f' -> ascii("\\f");
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> hexadecimal(c);
        }
    }

    private void hexadecimal(char c) {
        ascii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.write(HEX[(c >> shift) & 0xf]);
        }
    }

    private void basic(char c) {
        if (c < 0x800) {
            out.write(0xc0 | (c >> 6));
        } else {
            out.write(0xe0 | (c >> 12));
            out.write(0x80 | ((c >> 6) & 0x3f));
        }
        out.write(0x80 | (c & 0x3f));
    }

    private void supplementary(int character) {
        out.write(0xf0 | (character >> 18));
        out.write(0x80 | ((character >> 12) & 0x3f));
        out.write(0x80 | ((character >> 6) & 0x3f));
        out.write(0x80 | (character & 0x3f));
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            out.write(text.charAt(i));
        }
    }
}
