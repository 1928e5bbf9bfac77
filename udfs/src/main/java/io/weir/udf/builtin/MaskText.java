package io.weir.udf.builtin;

import io.weir.record.JsonBuffer;
import io.weir.record.Value;
import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.udf.Effect;

/** What {@link Mask} puts in the place of a value. */
final class MaskText implements Effect.Replacement {
    private static final int SHORT = 3;

    private final String mask;
    private final boolean keepLength;
    private final byte[] one;

    MaskText(String mask, boolean keepLength) {
        this.mask = mask;
        this.keepLength = keepLength;
        JsonBuffer escaped = new JsonBuffer();
        mask.codePoints().forEach(escaped::character);
        this.one = escaped.toBytes();
    }

    /** Booleans always get the short mask: the length would tell them apart. */
    @Override
    public Value of(Value hidden) {
        if (hidden instanceof Value.Null) {
            return hidden;
        }
        int length = SHORT;
        if (keepLength && hidden instanceof Value.Text text) {
            length = text.text().codePointCount(0, text.text().length());
        } else if (keepLength && hidden instanceof Value.Numeric number) {
            length = number.lexeme().length();
        }
        return new Value.Text(mask.repeat(length));
    }

    @Override
    public boolean write(Slots slots, int slot, JsonBuffer out) {
        byte kind = slots.kind[slot];
        if (kind == SlotKind.NULL) {
            out.put(slots.bytes, slots.start[slot], slots.end[slot]);
            return true;
        }
        if (kind == SlotKind.ESCAPED && keepLength) {
            return false;
        }
        int length = keepLength ? length(slots, slot) : SHORT;
        out.put('"');
        for (int i = 0; i < length; i++) {
            out.put(one);
        }
        out.put('"');
        return true;
    }

    private static int length(Slots slots, int slot) {
        int from = slots.start[slot];
        int to = slots.end[slot];
        return switch (slots.kind[slot]) {
            case SlotKind.NUMBER -> to - from;
            case SlotKind.STRING -> characters(slots.bytes, from, to);
            default -> SHORT;
        };
    }

    private static int characters(byte[] bytes, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += (bytes[i] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }
}
