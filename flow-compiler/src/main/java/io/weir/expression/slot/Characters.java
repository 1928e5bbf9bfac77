package io.weir.expression.slot;

import java.util.Arrays;

/** Questions about texts in UTF-8, with the answers that the same texts give as strings. */
final class Characters {
    private Characters() {}

    /** The relation of two texts, by their UTF-16 code units. */
    static int relation(Cell left, Cell right) {
        int shorter = Math.min(left.end - left.start, right.end - right.start);
        int at = Arrays.mismatch(
                left.bytes, left.start, left.start + shorter, right.bytes, right.start, right.start + shorter);
        return at < 0
                ? Verdict.ofOrder(Integer.compare(left.end - left.start, right.end - right.start))
                : Verdict.ofOrder(
                        Integer.compare(weight(left.bytes[left.start + at]), weight(right.bytes[right.start + at])));
    }

    /**
     * Orders bytes as UTF-16 orders what they begin: characters of four bytes are surrogates there, which come before the last
     * characters of three.
     */
    private static int weight(byte character) {
        int unsigned = character & 0xff;
        return unsigned >= 0xee && unsigned < 0xf0 ? unsigned + 0x10 : unsigned;
    }

    /** The number of code points. */
    static int count(Cell text) {
        int count = 0;
        for (int at = text.start; at < text.end; at++) {
            count += (text.bytes[at] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    static boolean startsWith(Cell text, Cell part) {
        return holdsAt(text, text.start, part);
    }

    static boolean endsWith(Cell text, Cell part) {
        return holdsAt(text, text.end - (part.end - part.start), part);
    }

    static boolean contains(Cell text, Cell part) {
        for (int at = text.start; at <= text.end - (part.end - part.start); at++) {
            if (holdsAt(text, at, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean holdsAt(Cell text, int at, Cell part) {
        int length = part.end - part.start;
        return at >= text.start
                && at + length <= text.end
                && Arrays.equals(text.bytes, at, at + length, part.bytes, part.start, part.end);
    }
}
