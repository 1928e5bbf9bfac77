package io.weir.bench.expression;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.weir.record.slot.Slots;
import java.util.Arrays;

/** What the conditions written by hand have in common: the way from a field's bytes to something to compare. */
final class Digits {
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14
    };
    private static final int MOST_DIGITS = 15;

    private Digits() {}

    /** Whether a field's bytes are a text. */
    static boolean is(Slots slots, int slot, byte[] text) {
        int start = slots.start[slot];
        int end = slots.end[slot];
        return end - start == text.length && Arrays.equals(slots.bytes, start, end, text, 0, text.length);
    }

    /** The number in a field. */
    static double number(Slots slots, int slot) {
        byte[] bytes = slots.bytes;
        int start = slots.start[slot];
        int end = slots.end[slot];
        boolean negative = bytes[start] == '-';
        long digits = 0;
        int point = end - 1;
        for (int at = negative ? start + 1 : start; at < end; at++) {
            byte character = bytes[at];
            if (character == '.') {
                point = at;
            } else if (character > '9' || end - start > MOST_DIGITS) {
                return Double.parseDouble(new String(bytes, start, end - start, ISO_8859_1));
            } else {
                digits = digits * 10 + (character - '0');
            }
        }
        double number = digits / POWERS[end - 1 - point];
        return negative ? -number : number;
    }
}
