package io.weir.record;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.TreeMap;

/**
 * Bytes that are equal for equal keys and different for different ones: each value is a type tag, its length where it has one,
 * and its content. Must never change; {@code FingerprintTest} pins it.
 */
final class CanonicalForm {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(64);

    CanonicalForm append(List<Value> values) {
        number(values.size());
        values.forEach(this::append);
        return this;
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void append(Value value) {
        if (value instanceof Value.Text text) {
            out.write('t');
            text(text.text());
        } else if (value instanceof Value.Numeric number) {
            out.write('n');
            text(CanonicalNumber.of(number.lexeme()));
        } else if (value instanceof Value.Bool bool) {
            out.write(bool.value() ? 'y' : 'f');
        } else if (value instanceof Value.Sequence sequence) {
            out.write('a');
            append(sequence.elements());
        } else if (value instanceof Value.Struct struct) {
            out.write('s');
            number(struct.fields().size());
            new TreeMap<>(struct.fields()).forEach((name, field) -> {
                text(name);
                append(field);
            });
        } else {
            out.write('0');
        }
    }

    /** UTF-16, because a text may hold lone surrogates, which UTF-8 cannot tell apart. */
    private void text(String text) {
        number(text.length());
        for (int i = 0; i < text.length(); i++) {
            out.write(text.charAt(i) >> 8);
            out.write(text.charAt(i));
        }
    }

    private void number(int number) {
        out.write(number >> 24);
        out.write(number >> 16);
        out.write(number >> 8);
        out.write(number);
    }
}
