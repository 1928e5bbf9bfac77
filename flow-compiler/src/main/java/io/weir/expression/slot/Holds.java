package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether a text holds another. */
final class Holds implements Test {
    record Parts(Tests.Place place, Term of, Term part) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        int text = OF.of().load(slots);
        if (text <= Term.ERROR) {
            return text;
        }
        int part = OF.part().load(slots);
        if (part <= Term.ERROR) {
            return part;
        }
        if (text == Term.TEXT && part == Term.TEXT) {
            return holds(OF.of().cell(), OF.part().cell()) ? YES : NO;
        }
        return isText(text) && isText(part) ? UNKNOWN : ERROR;
    }

    private static boolean holds(Cell text, Cell part) {
        return switch (OF.place()) {
            case START -> Characters.startsWith(text, part);
            case END -> Characters.endsWith(text, part);
            case ANYWHERE -> Characters.contains(text, part);
        };
    }

    private static boolean isText(int type) {
        return type == Term.TEXT || type == Term.ESCAPED;
    }
}
