package io.weir.bench.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;

/** {@code status == 'active' && amount > 100 && country in ['PL', 'DE', 'FR'] && retries < 3}, by hand. */
final class FourQuestions implements SlotCondition {
    private static final byte[] ACTIVE = "active".getBytes(UTF_8);
    private static final byte[] PL = "PL".getBytes(UTF_8);
    private static final byte[] DE = "DE".getBytes(UTF_8);
    private static final byte[] FR = "FR".getBytes(UTF_8);

    @Override
    public int test(Slots slots) {
        if (slots.kind[0] != SlotKind.STRING
                || slots.kind[1] != SlotKind.NUMBER
                || slots.kind[2] != SlotKind.STRING
                || slots.kind[3] != SlotKind.NUMBER) {
            return UNKNOWN;
        }
        return Digits.is(slots, 0, ACTIVE)
                        && Digits.number(slots, 1) > 100
                        && (Digits.is(slots, 2, PL) || Digits.is(slots, 2, DE) || Digits.is(slots, 2, FR))
                        && Digits.number(slots, 3) < 3
                ? YES
                : NO;
    }
}
