package io.weir.expression.slot;

import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** A condition as others see it: whatever is neither yes nor no is for the tree to decide. */
final class Whole implements SlotCondition {
    private static final Test OF = Specialization.constants(MethodHandles.lookup(), Test.class);

    @Override
    public int test(Slots slots) {
        return Math.min(OF.test(slots), UNKNOWN);
    }
}
