package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** The length of a text; lists and structs must be counted in the tree. */
final class Size implements Term {
    record Parts(Term of, Cell text, Cell cell) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int load(Slots slots) {
        int type = OF.of().load(slots);
        return switch (type) {
            case TEXT -> {
                OF.cell().whole = Characters.count(OF.text());
                yield INT;
            }
            case UNKNOWN, ESCAPED, LIST, STRUCT -> UNKNOWN;
            default -> ERROR;
        };
    }

    @Override
    public Cell cell() {
        return OF.cell();
    }
}
