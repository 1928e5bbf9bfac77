package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether a field counts as yes: present and not false, "", "false", 0 or null. */
final class Truthy implements Test {
    private static final int SLOT = Specialization.constants(MethodHandles.lookup(), Integer.class);
    private static final TextLiteral FALSE = TextLiteral.of("false");

    @Override
    public int test(Slots slots) {
        return switch (slots.kind[SLOT]) {
            case SlotKind.ABSENT, SlotKind.NULL, SlotKind.FALSE -> NO;
            case SlotKind.STRING -> slots.start[SLOT] == slots.end[SLOT] || FALSE.is(slots, SLOT) ? NO : YES;
            case SlotKind.ESCAPED -> UNKNOWN;
            case SlotKind.NUMBER -> isZero(slots) ? NO : YES;
            default -> YES;
        };
    }

    /** Whether all digits before the exponent are 0. */
    private static boolean isZero(Slots slots) {
        for (int at = slots.start[SLOT]; at < slots.end[SLOT]; at++) {
            int character = slots.bytes[at];
            if (character >= '1') {
                return character > '9'; // an exponent, after nothing but zeros
            }
        }
        return true;
    }
}
