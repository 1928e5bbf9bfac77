package io.weir.expression.slot;

import io.weir.record.slot.SlotCondition;
import io.weir.record.slot.Slots;

/** A part of a condition that is true or false. */
public interface Test extends SlotCondition {
    /** There is no answer: the tree says why, and decides differently nowhere else. */
    int ERROR = 3;

    /** The value is no boolean at all, which no other side of an operator outweighs. */
    int NOT_BOOLEAN = 4;

    /** {@link #NO}, {@link #YES}, {@link #UNKNOWN}, {@link #ERROR} or {@link #NOT_BOOLEAN}. */
    @Override
    int test(Slots slots);
}
