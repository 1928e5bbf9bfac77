package io.weir.expression.slot;

import io.weir.record.slot.SlotKind;
import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/** Whether a field's text form is a literal; no for an absent field, negated or not. */
final class TextForm implements Test {
    /**
     * @param number the literal as a number, when it is one
     * @param answers the answer for values whose kind alone says it; {@link Test#UNKNOWN} for others
     */
    record Parts(int slot, TextLiteral literal, Optional<DecimalLiteral> number, Answers answers) {}

    /** What to answer for a text that is the literal and for one that is not, and for values of some kinds. */
    record Answers(int same, int other, int ofNull, int ofFalse, int ofTrue, int ofNested) {
        static Answers of(String literal, boolean negated) {
            int same = negated ? NO : YES;
            int other = YES - same;
            boolean nested = literal.startsWith("{") || literal.startsWith("[");
            return new Answers(
                    same,
                    other,
                    literal.isEmpty() ? same : other,
                    literal.equals("false") ? same : other,
                    literal.equals("true") ? same : other,
                    nested ? UNKNOWN : other);
        }
    }

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        return switch (slots.kind[OF.slot()]) {
            case SlotKind.ABSENT -> NO;
            case SlotKind.NULL -> OF.answers().ofNull();
            case SlotKind.FALSE -> OF.answers().ofFalse();
            case SlotKind.TRUE -> OF.answers().ofTrue();
            case SlotKind.STRING ->
                OF.literal().is(slots, OF.slot())
                        ? OF.answers().same()
                        : OF.answers().other();
            case SlotKind.NUMBER -> number(slots);
            case SlotKind.ESCAPED -> UNKNOWN;
            default -> OF.answers().ofNested();
        };
    }

    private static int number(Slots slots) {
        if (OF.literal().is(slots, OF.slot())) {
            return OF.answers().same();
        }
        if (OF.number().isEmpty()) {
            return OF.answers().other();
        }
        int same = OF.number().get().is(slots.bytes, slots.start[OF.slot()], slots.end[OF.slot()]);
        return same == UNKNOWN
                ? UNKNOWN
                : same == YES ? OF.answers().same() : OF.answers().other();
    }
}
