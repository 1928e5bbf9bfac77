package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether a struct in the record has a field; an error when there is no such struct. */
final class HasBelow implements Test {
    record Parts(int struct, int field) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        if (slots.kind[OF.struct()] != SlotKind.OBJECT) {
            return ERROR;
        }
        return slots.kind[OF.field()] == SlotKind.ABSENT ? NO : YES;
    }
}
