package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** One of two tests by a third. */
final class ChoiceTest implements Test {
    record Parts(Test condition, Test yes, Test no) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        int answer = OF.condition().test(slots);
        if (answer > YES) {
            return Math.min(answer, ERROR);
        }
        return answer == YES ? OF.yes().test(slots) : OF.no().test(slots);
    }
}
