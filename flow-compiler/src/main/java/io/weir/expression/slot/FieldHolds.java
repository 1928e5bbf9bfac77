package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether a field is a text that holds another in some place. */
final class FieldHolds implements Test {
    record Parts(Tests.Place place, int slot, TextLiteral part) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        return switch (slots.kind[OF.slot()]) {
            case SlotKind.STRING -> holds(slots) ? YES : NO;
            case SlotKind.ESCAPED -> UNKNOWN;
            default -> ERROR;
        };
    }

    private static boolean holds(Slots slots) {
        int first = slots.start[OF.slot()];
        int last = slots.end[OF.slot()] - OF.part().length();
        if (last < first) {
            return false;
        }
        return switch (OF.place()) {
            case START -> OF.part().startsAt(slots.bytes, first);
            case END -> OF.part().startsAt(slots.bytes, last);
            case ANYWHERE -> {
                int at = first;
                while (at <= last && !OF.part().startsAt(slots.bytes, at)) {
                    at++;
                }
                yield at <= last;
            }
        };
    }
}
