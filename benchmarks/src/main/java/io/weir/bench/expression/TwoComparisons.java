package io.weir.bench.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;

/** {@code status == 'active' && amount > 100}, by hand. */
final class TwoComparisons implements SlotCondition {
    private static final byte[] ACTIVE = "active".getBytes(UTF_8);

    @Override
    public int test(Slots slots) {
        if (slots.kind[0] != SlotKind.STRING || slots.kind[1] != SlotKind.NUMBER) {
            return UNKNOWN;
        }
        return Digits.is(slots, 0, ACTIVE) && Digits.number(slots, 1) > 100 ? YES : NO;
    }
}
