package io.weir.record.slot;

import io.weir.record.JsonBuffer;

/**
 * Copies JSON that is known to be valid the way {@link io.weir.record.JsonWriter} would write its tree: without white space and
 * without escapes that are not needed.
 */
public final class CompactJson {
    private CompactJson() {}

    /** Appends the value in a slot, with its quotes when it is a text. */
    public static void copy(Slots slots, int slot, JsonBuffer out) {
        byte[] bytes = slots.bytes;
        int from = slots.start[slot];
        int to = slots.end[slot];
        switch (slots.kind[slot]) {
            case SlotKind.STRING -> out.put(bytes, from - 1, to + 1);
            case SlotKind.ESCAPED -> text(bytes, from, to, out);
            case SlotKind.OBJECT, SlotKind.ARRAY -> {
                if (slots.rough[slot]) {
                    nested(bytes, from, to, out);
                } else {
                    out.put(bytes, from, to);
                }
            }
            default -> out.put(bytes, from, to);
        }
    }

    /** Appends objects and arrays with all that is in them, in runs that are as long as they can be. */
    private static void nested(byte[] bytes, int from, int to, JsonBuffer out) {
        int run = from;
        int at = from;
        while (at < to) {
            byte next = bytes[at];
            if (next == '"') {
                int end = endOfPlain(bytes, at + 1);
                if (bytes[end] == '\\') {
                    out.put(bytes, run, at);
                    end = endOfText(bytes, end);
                    text(bytes, at + 1, end, out);
                    run = end + 1;
                }
                at = end + 1;
            } else if (next <= ' ') {
                out.put(bytes, run, at);
                at = endOfSpace(bytes, at + 1);
                run = at;
            } else {
                at++;
            }
        }
        out.put(bytes, run, to);
    }

    /** The index of the first quote or backslash. */
    private static int endOfPlain(byte[] bytes, int from) {
        int at = from;
        while (at + Words.SIZE <= bytes.length) {
            long marks = Words.quoteOrBackslash(Words.at(bytes, at));
            if (marks != 0) {
                return at + Words.first(marks);
            }
            at += Words.SIZE;
        }
        while (bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    private static int endOfText(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    /** White space ends before the last bracket. */
    private static int endOfSpace(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] <= ' ') {
            int blanks = at + Words.SIZE <= bytes.length ? Words.blanks(Words.at(bytes, at)) : 0;
            at += Math.max(1, blanks);
        }
        return at;
    }

    /** Appends a text in quotes whose content lies between {@code from} and {@code to}. */
    private static void text(byte[] bytes, int from, int to, JsonBuffer out) {
        out.put('"');
        int at = from;
        while (at < to) {
            int begin = at;
            while (at < to && bytes[at] != '\\') {
                at++;
            }
            out.put(bytes, begin, at);
            if (at < to) {
                at = escape(bytes, at, to, out);
            }
        }
        out.put('"');
    }

    /** Appends what the escape at {@code at} stands for; the index behind it, or behind the pair of surrogates that it begins. */
    private static int escape(byte[] bytes, int at, int to, JsonBuffer out) {
        char first = character(bytes, at);
        int behind = at + (bytes[at + 1] == 'u' ? 6 : 2);
        if (Character.isHighSurrogate(first) && behind + 1 < to && bytes[behind] == '\\' && bytes[behind + 1] == 'u') {
            char second = character(bytes, behind);
            if (Character.isLowSurrogate(second)) {
                out.character(Character.toCodePoint(first, second));
                return behind + 6;
            }
        }
        out.character(first);
        return behind;
    }

    private static char character(byte[] bytes, int at) {
        return switch (bytes[at + 1]) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 2; i < 6; i++) {
                    code = (code << 4) | Character.digit(bytes[at + i], 16);
                }
                yield (char) code;
            }
            default -> (char) bytes[at + 1];
        };
    }
}
