package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** The opposite of a test. */
final class Not implements Test {
    private static final Test OF = Specialization.constants(MethodHandles.lookup(), Test.class);

    @Override
    public int test(Slots slots) {
        int answer = OF.test(slots);
        return answer <= YES ? YES - answer : Math.min(answer, ERROR);
    }
}
