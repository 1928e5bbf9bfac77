package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** A field that should be a boolean. */
final class BoolField implements Test {
    private static final int SLOT = Specialization.constants(MethodHandles.lookup(), Integer.class);

    @Override
    public int test(Slots slots) {
        return switch (slots.kind[SLOT]) {
            case SlotKind.ABSENT -> ERROR;
            case SlotKind.FALSE -> NO;
            case SlotKind.TRUE -> YES;
            default -> NOT_BOOLEAN;
        };
    }
}
