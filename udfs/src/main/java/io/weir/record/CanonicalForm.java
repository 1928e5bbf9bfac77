package io.weir.record;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * Bytes that are equal for equal keys and different for different ones: each value is a type tag, its length where it has one,
 * and its content. Must never change; {@code FingerprintTest} pins it.
 */
final class CanonicalForm {
    private static final int USUAL_SIZE = 64;

    private byte[] bytes = new byte[USUAL_SIZE];
    private int size;

    CanonicalForm append(List<Value> values) {
        number(values.size());
        for (Value value : values) {
            append(value);
        }
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void append(Value value) {
        if (value instanceof Value.Text text) {
            tag('t');
            text(text.text());
        } else if (value instanceof Value.Numeric number) {
            tag('n');
            text(CanonicalNumber.of(number.lexeme()));
        } else if (value instanceof Value.Bool bool) {
            tag(bool.value() ? 'y' : 'f');
        } else if (value instanceof Value.Sequence sequence) {
            tag('a');
            append(sequence.elements());
        } else if (value instanceof Value.Struct struct) {
            tag('s');
            number(struct.fields().size());
            new TreeMap<>(struct.fields()).forEach((name, field) -> {
                text(name);
                append(field);
            });
        } else {
            tag('0');
        }
    }

    private void tag(char type) {
        room(1);
        bytes[size++] = (byte) type;
    }

    /** UTF-16, because a text may hold lone surrogates, which UTF-8 cannot tell apart. */
    private void text(String text) {
        number(text.length());
        room(2 * text.length());
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            bytes[size++] = (byte) (one >> 8);
            bytes[size++] = (byte) one;
        }
    }

    private void number(int number) {
        room(Integer.BYTES);
        bytes[size++] = (byte) (number >> 24);
        bytes[size++] = (byte) (number >> 16);
        bytes[size++] = (byte) (number >> 8);
        bytes[size++] = (byte) number;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
