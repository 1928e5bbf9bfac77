package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** The value in a slot. */
final class Field implements Term {
    record Parts(int slot, Cell cell) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int load(Slots slots) {
        int start = slots.start[OF.slot()];
        int end = slots.end[OF.slot()];
        return switch (slots.kind[OF.slot()]) {
            case SlotKind.NULL -> NULL;
            case SlotKind.FALSE -> FALSE;
            case SlotKind.TRUE -> TRUE;
            case SlotKind.NUMBER -> Numbers.load(slots.bytes, start, end, OF.cell());
            case SlotKind.STRING -> {
                OF.cell().text(slots.bytes, start, end);
                yield TEXT;
            }
            case SlotKind.ESCAPED -> ESCAPED;
            case SlotKind.OBJECT -> STRUCT;
            case SlotKind.ARRAY -> LIST;
            default -> ERROR;
        };
    }

    @Override
    public Cell cell() {
        return OF.cell();
    }
}
