package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether a field is one of several texts. */
final class TextIn implements Test {
    record Parts(int slot, TextSet texts) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        return switch (slots.kind[OF.slot()]) {
            case SlotKind.STRING -> OF.texts().has(slots, OF.slot()) ? YES : NO;
            case SlotKind.ESCAPED -> UNKNOWN;
            case SlotKind.ABSENT -> ERROR;
            default -> NO;
        };
    }
}
