package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** A literal boolean, or something that never is one. */
final class Always implements Test {
    private static final int ANSWER = Specialization.constants(MethodHandles.lookup(), Integer.class);

    @Override
    public int test(Slots slots) {
        return ANSWER;
    }
}
