package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether the record has a field. */
final class Has implements Test {
    private static final int SLOT = Specialization.constants(MethodHandles.lookup(), Integer.class);

    @Override
    public int test(Slots slots) {
        return slots.kind[SLOT] == SlotKind.ABSENT ? NO : YES;
    }
}
