package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** {@code &&} and {@code ||}. */
final class Decided implements Test {
    record Parts(int decisive, Test left, Test right) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        int first = OF.left().test(slots);
        if (first == OF.decisive()) {
            return first;
        }
        if (first <= YES) {
            int second = OF.right().test(slots);
            return second == NOT_BOOLEAN ? ERROR : second;
        }
        if (first == ERROR) {
            return OF.right().test(slots) == OF.decisive() ? OF.decisive() : ERROR;
        }
        return first == UNKNOWN ? UNKNOWN : ERROR;
    }
}
