package io.weir.expression;

import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.util.List;
import java.util.stream.Stream;

/** Arithmetic on two ints or two doubles; overflow and division by zero of ints are errors. */
enum Arithmetic {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%");

    private final String symbol;

    Arithmetic(String symbol) {
        this.symbol = symbol;
    }

    Object apply(Object left, Object right, int at) throws RecordRejected {
        if (left instanceof Long a && right instanceof Long b) {
            return ints(a, b, at);
        }
        if (left instanceof Double a && right instanceof Double b && this != REMAINDER) {
            return doubles(a, b);
        }
        if (this == ADD && left instanceof String a && right instanceof String b) {
            return a + b;
        }
        if (this == ADD && left instanceof Value.Sequence a && right instanceof Value.Sequence b) {
            List<Value> joined =
                    Stream.concat(a.elements().stream(), b.elements().stream()).toList();
            return new Value.Sequence(joined);
        }
        throw Evaluation.error(
                "'" + symbol + "' does not take " + Operand.nameOf(left) + " and " + Operand.nameOf(right), at);
    }

    private long ints(long left, long right, int at) throws RecordRejected {
        boolean divides = this == DIVIDE || this == REMAINDER;
        if (divides && right == 0) {
            throw Evaluation.error("division by zero in '" + symbol + "'", at);
        }
        try {
            return switch (this) {
                case ADD -> Math.addExact(left, right);
                case SUBTRACT -> Math.subtractExact(left, right);
                case MULTIPLY -> Math.multiplyExact(left, right);
                case DIVIDE -> right == -1 ? Math.negateExact(left) : left / right;
                case REMAINDER -> left % right;
            };
        } catch (ArithmeticException e) {
            throw Evaluation.error("the result of '" + symbol + "' does not fit into 64 bits", at);
        }
    }

    private double doubles(double left, double right) {
        return switch (this) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case REMAINDER -> throw new IllegalStateException("doubles have no remainder in CEL");
        };
    }
}
