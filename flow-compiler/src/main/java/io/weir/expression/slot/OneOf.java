package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Whether a value is one of several. Looks at all of them, for one may be an error. */
final class OneOf implements Test {
    @SuppressWarnings("ArrayRecordComponent") // never compared; the fields of records are constants to the JIT compiler
    record Parts(Term of, Cell cell, Term[] candidates) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int test(Slots slots) {
        int type = OF.of().load(slots);
        if (type <= Term.ERROR) {
            return type;
        }
        int answer = NO;
        for (Term candidate : OF.candidates()) {
            int other = candidate.load(slots);
            if (other <= Term.ERROR) {
                return other;
            }
            int same = same(Values.relation(type, OF.cell(), other, candidate.cell()), candidate.cell());
            answer = Math.max(answer, same);
        }
        return answer;
    }

    /** Two doubles that are both not a number are the same here, as they are not for {@code ==}. */
    private static int same(int relation, Cell candidate) {
        if (relation == Verdict.UNORDERED) {
            return Double.isNaN(OF.cell().real) && Double.isNaN(candidate.real) ? YES : NO;
        }
        return Verdict.SAME.on(relation);
    }
}
