package io.weir.bench.peer;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Skips JSON values and checks all of their grammar and UTF-8. Reading behind the end of the array is how a truncated record
 * shows: callers take the {@link IndexOutOfBoundsException} for malformed.
 */
final class StrictJson {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long BLANKS = ' ' * ONES;
    private static final int DEPTH = 64;

    private StrictJson() {}

    /** The first eight bytes from a position as a number; fewer where the array ends. */
    static long head(byte[] json, int from, int length) {
        if (length >= Long.BYTES) {
            return (long) LONGS.get(json, from);
        }
        long head = 0;
        for (int i = length - 1; i >= 0; i--) {
            head = (head << Byte.SIZE) | (json[from + i] & 0xff);
        }
        return head;
    }

    /** The first position that is no blank. */
    static int blanks(byte[] json, int from) {
        int at = from;
        int c = json[at];
        while (c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) {
            c = json[++at];
        }
        return at;
    }

    /** The position behind a value. */
    static int value(byte[] json, int at, int depth) throws IOException {
        int c = json[at];
        if (c == '"') {
            return string(json, at + 1) + 1;
        }
        if (c == '{') {
            return object(json, at, depth + 1);
        }
        if (c == '[') {
            return array(json, at, depth + 1);
        }
        if (c == '-' || (c >= '0' && c <= '9')) {
            return number(json, at);
        }
        return switch (c) {
            case 't' -> literal(json, at, "true");
            case 'f' -> literal(json, at, "false");
            case 'n' -> literal(json, at, "null");
            default -> throw malformed(at);
        };
    }

    /** The position of the closing quote of a text that begins at {@code from}. */
    static int string(byte[] json, int from) throws IOException {
        int at = from;
        int last = json.length - Long.BYTES;
        while (true) {
            while (at <= last) {
                long special = special((long) LONGS.get(json, at));
                if (special != 0) {
                    at += Long.numberOfTrailingZeros(special) >>> 3;
                    break;
                }
                at += Long.BYTES;
            }
            int c = json[at];
            if (c == '"') {
                return at;
            }
            if (c == '\\') {
                at = escape(json, at + 1);
            } else if (c < 0) {
                at = multibyte(json, at);
            } else if (c < ' ') {
                throw malformed(at);
            } else {
                at++;
            }
        }
    }

    /** The high bit of the first byte that is a quote, a backslash, a control character or not ASCII. */
    private static long special(long eight) {
        long quote = eight ^ QUOTES;
        long backslash = eight ^ BACKSLASHES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((eight - BLANKS) & ~eight) | eight)
                & HIGH;
    }

    private static int escape(byte[] json, int at) throws IOException {
        switch (json[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 1;
            }
            case 'u' -> {
                for (int i = 1; i <= 4; i++) {
                    if (Character.digit(json[at + i], 16) < 0) {
                        throw malformed(at);
                    }
                }
                return at + 5;
            }
            default -> throw malformed(at);
        }
    }

    /** Well-formed UTF-8 by table 3-7 of the Unicode standard. */
    private static int multibyte(byte[] json, int at) throws IOException {
        int lead = json[at] & 0xff;
        int second = json[at + 1] & 0xff;
        if (lead >= 0xc2 && lead <= 0xdf) {
            require(second >= 0x80 && second <= 0xbf, at);
            return at + 2;
        }
        if (lead >= 0xe0 && lead <= 0xef) {
            require(second >= (lead == 0xe0 ? 0xa0 : 0x80) && second <= (lead == 0xed ? 0x9f : 0xbf), at);
            require(continues(json[at + 2]), at);
            return at + 3;
        }
        require(lead >= 0xf0 && lead <= 0xf4, at);
        require(second >= (lead == 0xf0 ? 0x90 : 0x80) && second <= (lead == 0xf4 ? 0x8f : 0xbf), at);
        require(continues(json[at + 2]) && continues(json[at + 3]), at);
        return at + 4;
    }

    private static boolean continues(byte b) {
        return (b & 0xc0) == 0x80;
    }

    private static int number(byte[] json, int from) throws IOException {
        int at = json[from] == '-' ? from + 1 : from;
        if (json[at] == '0') {
            at++;
        } else {
            at = digits(json, at);
        }
        if (json[at] == '.') {
            at = digits(json, at + 1);
        }
        if ((json[at] | 0x20) == 'e') {
            at++;
            at = digits(json, json[at] == '+' || json[at] == '-' ? at + 1 : at);
        }
        return at;
    }

    private static int digits(byte[] json, int from) throws IOException {
        int at = from;
        while (json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        require(at > from, from);
        return at;
    }

    private static int literal(byte[] json, int at, String word) throws IOException {
        for (int i = 1; i < word.length(); i++) {
            require(json[at + i] == word.charAt(i), at);
        }
        return at + word.length();
    }

    private static int object(byte[] json, int from, int depth) throws IOException {
        require(depth <= DEPTH, from);
        int at = blanks(json, from + 1);
        if (json[at] == '}') {
            return at + 1;
        }
        while (true) {
            require(json[at] == '"', at);
            at = blanks(json, string(json, at + 1) + 1);
            require(json[at] == ':', at);
            at = blanks(json, value(json, blanks(json, at + 1), depth));
            if (json[at] == '}') {
                return at + 1;
            }
            require(json[at] == ',', at);
            at = blanks(json, at + 1);
        }
    }

    private static int array(byte[] json, int from, int depth) throws IOException {
        require(depth <= DEPTH, from);
        int at = blanks(json, from + 1);
        if (json[at] == ']') {
            return at + 1;
        }
        while (true) {
            at = blanks(json, value(json, at, depth));
            if (json[at] == ']') {
                return at + 1;
            }
            require(json[at] == ',', at);
            at = blanks(json, at + 1);
        }
    }

    /** Refuses the record when something does not hold. */
    static void require(boolean holds, int at) throws IOException {
        if (!holds) {
            throw malformed(at);
        }
    }

    private static IOException malformed(int at) {
        return new IOException("malformed at byte " + at);
    }
}
