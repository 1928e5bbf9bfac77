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
        boolean text = slots.kind[slot] == SlotKind.STRING || slots.kind[slot] == SlotKind.ESCAPED;
        int run = text ? slots.start[slot] - 1 : slots.start[slot];
        int end = text ? slots.end[slot] + 1 : slots.end[slot];
        for (int gap = slots.firstGap[slot]; gap < slots.lastGap[slot]; gap++) {
            int from = slots.gapStart[gap];
            // the second half of a pair of surrogates is a gap of its own, and done with the first
            if (from >= run) {
                out.put(bytes, run, from);
                int to = slots.gapEnd[gap];
                run = to == Slots.ESCAPE ? escape(bytes, from, end, out) : to;
            }
        }
        out.put(bytes, run, end);
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
