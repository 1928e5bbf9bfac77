package io.weir.expression.slot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.re2j.Pattern;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether a regular expression matches some part of a text. The only test that makes an object, as re2j does anyway. */
final class Matches implements Test {
    record Parts(Term of, Cell cell, Pattern pattern) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        int type = OF.of().load(slots);
        if (type == Term.TEXT) {
            Cell cell = OF.cell();
            String text = new String(cell.bytes, cell.start, cell.end - cell.start, UTF_8);
            return OF.pattern().matcher(text).find() ? YES : NO;
        }
        return type == Term.ESCAPED || type == Term.UNKNOWN ? UNKNOWN : ERROR;
    }
}
