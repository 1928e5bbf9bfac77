package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether a field is null, or is there and is not; no for an absent one. */
final class NullIs implements Test {
    record Parts(int slot, boolean negated) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        byte kind = slots.kind[OF.slot()];
        return kind != SlotKind.ABSENT && (kind == SlotKind.NULL) != OF.negated() ? YES : NO;
    }
}
