package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** A field compared with a text. */
final class TextIs implements Test {
    record Parts(int slot, TextLiteral literal, int same) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        return switch (slots.kind[OF.slot()]) {
            case SlotKind.STRING -> OF.literal().is(slots, OF.slot()) ? OF.same() : YES - OF.same();
            case SlotKind.ESCAPED -> UNKNOWN;
            case SlotKind.ABSENT -> ERROR;
            default -> YES - OF.same();
        };
    }
}
