package io.weir.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes of compact JSON in the making: no white space, no escapes where none are needed. Grows as it is written to and keeps its
 * memory when it is cleared, so that one serves many records. Used by one thread.
 */
public final class JsonBuffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final int FIRST_SIZE = 512;
    private static final int SHORT = 32;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private byte[] bytes = new byte[FIRST_SIZE];
    private int size;

    /** Begins again. */
    public void clear() {
        size = 0;
    }

    /** How many bytes there are. */
    public int size() {
        return size;
    }

    /** A copy of the bytes so far. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** One byte. */
    public void put(int one) {
        room(1);
        bytes[size++] = (byte) one;
    }

    /** Bytes as they are. */
    public void put(byte[] from) {
        put(from, 0, from.length);
    }

    /**
     * Bytes as they are, from {@code start} to before {@code end}. Short pieces are copied in words, with what is behind them: that
     * is faster than asking for a copy, and is written over by what comes next.
     */
    public void put(byte[] from, int start, int end) {
        int length = end - start;
        room(length + SHORT);
        if (length <= SHORT && start + SHORT <= from.length) {
            for (int i = 0; i < length; i += Long.BYTES) {
                WORDS.set(bytes, size + i, (long) WORDS.get(from, start + i));
            }
        } else {
            System.arraycopy(from, start, bytes, size, length);
        }
        size += length;
    }

    /** Makes an object or array of what was written, each part with a comma in front. */
    public void close(char opening, char closing) {
        if (size == 0) {
            put(opening);
        } else {
            bytes[0] = (byte) opening;
        }
        put(closing);
    }

    /** ASCII characters as they are. */
    public void ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size++] = (byte) text.charAt(i);
        }
    }

    /** A text in quotes, escaped where it must be; lone surrogates are. */
    public void text(String text) {
        int length = text.length();
        put('"');
        room(length);
        for (int i = 0; i < length; ) {
            char one = text.charAt(i);
            if (one >= ' ' && one < 0x80 && one != '"' && one != '\\') {
                bytes[size++] = (byte) one;
                i++;
            } else {
                int character = text.codePointAt(i);
                character(character);
                i += Character.charCount(character);
                room(length - i);
            }
        }
        put('"');
    }

    /** One character of a text, escaped if it must be; a surrogate counts as a lone one, which UTF-8 has no bytes for. */
    public void character(int character) {
        if (character < 0x80) {
            if (character < ' ' || character == '"' || character == '\\') {
                escape(character);
            } else {
                put(character);
            }
        } else if (character < 0x800) {
            put(0xc0 | (character >> 6));
            put(0x80 | (character & 0x3f));
        } else if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
            hexadecimal(character);
        } else if (character < 0x10000) {
            put(0xe0 | (character >> 12));
            put(0x80 | ((character >> 6) & 0x3f));
            put(0x80 | (character & 0x3f));
        } else {
            put(0xf0 | (character >> 18));
            put(0x80 | ((character >> 12) & 0x3f));
            put(0x80 | ((character >> 6) & 0x3f));
            put(0x80 | (character & 0x3f));
        }
    }

    private void escape(int character) {
        switch (character) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\b' -> ascii("\\b");
            case '\f' -> ascii("\\f");
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            default -> hexadecimal(character);
        }
    }

    private void hexadecimal(int character) {
        ascii("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            put(HEX[(character >> shift) & 0xf]);
        }
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
