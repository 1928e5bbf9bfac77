package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** A value that is in its cell from the beginning. */
final class Literal implements Term {
    record Parts(int type, Cell cell) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int load(Slots slots) {
        return OF.type();
    }

    @Override
    public Cell cell() {
        return OF.cell();
    }
}
