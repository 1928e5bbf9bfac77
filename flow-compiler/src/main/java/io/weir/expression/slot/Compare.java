package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Two values compared. */
final class Compare implements Test {
    record Parts(Verdict verdict, Term left, Cell leftCell, Term right, Cell rightCell) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        int left = OF.left().load(slots);
        if (left <= Term.ERROR) {
            return left;
        }
        int right = OF.right().load(slots);
        if (right <= Term.ERROR) {
            return right;
        }
        return OF.verdict().on(Values.relation(left, OF.leftCell(), right, OF.rightCell()));
    }
}
