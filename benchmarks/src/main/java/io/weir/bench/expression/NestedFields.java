package io.weir.bench.expression;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import java.util.Arrays;

/** {@code has(customer.email) && customer.email.endsWith('.example') && retries * 2 + 1 <= 7}, by hand. */
final class NestedFields implements SlotCondition {
    private static final byte[] EXAMPLE = ".example".getBytes(UTF_8);

    @Override
    public int test(Slots slots) {
        if (slots.kind[0] != SlotKind.OBJECT) {
            return UNKNOWN;
        }
        if (slots.kind[1] == SlotKind.ABSENT) {
            return NO;
        }
        if (slots.kind[1] != SlotKind.STRING || slots.kind[2] != SlotKind.NUMBER) {
            return UNKNOWN;
        }
        int end = slots.end[1];
        int from = end - EXAMPLE.length;
        return from >= slots.start[1]
                        && Arrays.equals(slots.bytes, from, end, EXAMPLE, 0, EXAMPLE.length)
                        && Digits.number(slots, 2) * 2 + 1 <= 7
                ? YES
                : NO;
    }
}
