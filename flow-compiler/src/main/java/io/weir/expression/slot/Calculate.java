package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import io.weir.record.slot.Specialization;
import java.lang.invoke.MethodHandles;

/** Arithmetic on two ints or two doubles; overflow and division by zero of ints are errors. */
final class Calculate implements Term {
    record Parts(Terms.Operation operation, Term left, Term right, Cell cell) {}

    private static final Parts OF = Specialization.constants(MethodHandles.lookup(), Parts.class);

    @Override
    public int load(Slots slots) {
        int left = OF.left().load(slots);
        if (left <= ERROR) {
            return left;
        }
        int right = OF.right().load(slots);
        if (right <= ERROR) {
            return right;
        }
        if (left == INT && right == INT) {
            return ints(OF.left().cell().whole, OF.right().cell().whole);
        }
        if (left == DOUBLE && right == DOUBLE) {
            return doubles(OF.left().cell().real, OF.right().cell().real);
        }
        return OF.operation() == Terms.Operation.ADD && joins(left, right) ? UNKNOWN : ERROR;
    }

    /** Whether {@code +} puts two such values together. */
    private static boolean joins(int left, int right) {
        boolean texts = (left == TEXT || left == ESCAPED) && (right == TEXT || right == ESCAPED);
        return texts || (left == LIST && right == LIST);
    }

    private static int ints(long a, long b) {
        return switch (OF.operation()) {
            case ADD -> whole(a + b, ((a ^ (a + b)) & (b ^ (a + b))) >= 0);
            case SUBTRACT -> whole(a - b, ((a ^ b) & (a ^ (a - b))) >= 0);
            case MULTIPLY -> whole(a * b, Math.multiplyHigh(a, b) == (a * b) >> (Long.SIZE - 1));
            case DIVIDE -> b == 0 ? ERROR : whole(a / b, a != Long.MIN_VALUE || b != -1);
            case REMAINDER -> b == 0 ? ERROR : whole(a % b, true);
        };
    }

    private static int whole(long result, boolean fits) {
        OF.cell().whole = result;
        return fits ? INT : ERROR;
    }

    private static int doubles(double a, double b) {
        OF.cell().real = switch (OF.operation()) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case REMAINDER -> Double.NaN;
        };
        return OF.operation() == Terms.Operation.REMAINDER ? ERROR : DOUBLE;
    }

    @Override
    public Cell cell() {
        return OF.cell();
    }
}
