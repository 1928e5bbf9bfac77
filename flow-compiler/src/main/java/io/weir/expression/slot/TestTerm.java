package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** The answer of a test as a boolean. */
final class TestTerm implements Term {
    record Parts(Test test, Cell cell) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int load(Slots slots) {
        int answer = OF.test().test(slots);
        return switch (answer) {
            case Test.NO -> FALSE;
            case Test.YES -> TRUE;
            default -> Math.min(answer, ERROR);
        };
    }

    @Override
    public Cell cell() {
        return OF.cell();
    }
}
