package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** A field compared with a number. */
final class NumberIs implements Test {
    record Parts(Verdict verdict, int slot, NumberLiteral literal, Test exactly) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        byte kind = slots.kind[OF.slot()];
        if (kind == SlotKind.NUMBER) {
            int relation = OF.literal().relation(slots, OF.slot());
            return relation == NumberLiteral.NOT_BY_DIGITS
                    ? OF.exactly().test(slots)
                    : OF.verdict().on(relation);
        }
        return kind == SlotKind.ABSENT ? ERROR : OF.verdict().on(Verdict.DIFFERENT);
    }
}
