package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** One of two values by a test. */
final class ChoiceTerm implements Term {
    record Parts(Test condition, Term yes, Term no, Cell cell) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int load(Slots slots) {
        int answer = OF.condition().test(slots);
        if (answer > Test.YES) {
            return Math.min(answer, ERROR);
        }
        Term chosen = answer == Test.YES ? OF.yes() : OF.no();
        int type = chosen.load(slots);
        OF.cell().take(chosen.cell());
        return type;
    }

    @Override
    public Cell cell() {
        return OF.cell();
    }
}
