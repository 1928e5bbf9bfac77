package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import java.util.List;

/**
 * Texts to find a field among.
 *
 * @param lengths a bit per length in bytes that some text has, lengths modulo 64
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the fields of records are constants to the JIT compiler
record TextSet(TextLiteral[] texts, long lengths) {
    static TextSet of(List<String> texts) {
        TextLiteral[] literals = texts.stream().distinct().map(TextLiteral::of).toArray(TextLiteral[]::new);
        long lengths = 0;
        for (TextLiteral literal : literals) {
            lengths |= 1L << literal.length();
        }
        return new TextSet(literals, lengths);
    }

    /** Whether a slot that holds a text without escapes holds one of these. */
    boolean has(Slots slots, int slot) {
        int length = slots.end[slot] - slots.start[slot];
        if ((lengths >>> length & 1) == 0) {
            return false;
        }
        for (TextLiteral text : texts) {
            if (text.is(slots, slot)) {
                return true;
            }
        }
        return false;
    }
}
