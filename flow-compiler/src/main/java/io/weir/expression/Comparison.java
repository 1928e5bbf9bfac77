package io.weir.expression;

import io.weir.udf.RecordRejected;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Orders values as CEL does; integers beyond 64 bits, which CEL does not know, are compared exactly. */
final class Comparison {
    private Comparison() {}

    static Evaluation of(Expr.Compare expr) {
        Evaluation left = expr.left().compose();
        Evaluation right = expr.right().compose();
        Relation relation = expr.relation();
        int at = expr.at();
        return switch (relation) {
            case EQUAL -> record -> Equality.same(left.of(record), right.of(record));
            case NOT_EQUAL -> record -> !Equality.same(left.of(record), right.of(record));
            default -> record -> ordered(relation, left.of(record), right.of(record), at);
        };
    }

    private static boolean ordered(Relation relation, Object left, Object right, int at) throws RecordRejected {
        if (left instanceof Number a && right instanceof Number b) {
            return !isUnordered(a, b) && relation.holds(numbers(a, b));
        }
        if (left instanceof String a && right instanceof String b) {
            return relation.holds(a.compareTo(b));
        }
        if (left instanceof Boolean a && right instanceof Boolean b) {
            return relation.holds(Boolean.compare(a, b));
        }
        throw Evaluation.error(
                "'" + relation.symbol() + "' does not take " + Operand.nameOf(left) + " and " + Operand.nameOf(right),
                at);
    }

    /** Two doubles of which one is not a number. CEL orders such a double against an int, though. */
    private static boolean isUnordered(Number left, Number right) {
        return left instanceof Double a && right instanceof Double b && (a.isNaN() || b.isNaN());
    }

    /** The order of two numbers of any type, neither of two doubles being not-a-number. */
    static int numbers(Number left, Number right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return a < b ? -1 : a > b ? 1 : 0;
        }
        if (left instanceof Double a && right instanceof Long b) {
            return doubleToLong(a, b);
        }
        if (left instanceof Long a && right instanceof Double b) {
            return -doubleToLong(b, a);
        }
        return beyondLong(left, right);
    }

    /** As the CEL interpreter does it: the int becomes a double, and -0.0 sorts before 0. */
    private static int doubleToLong(double left, long right) {
        return Double.compare(left, (double) right);
    }

    private static int beyondLong(Number left, Number right) {
        if (left instanceof Double d && !Double.isFinite(d)) {
            return d > 0 ? 1 : -1;
        }
        if (right instanceof Double d && !Double.isFinite(d)) {
            return d > 0 ? -1 : 1;
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        return number instanceof Double d ? new BigDecimal(d) : BigDecimal.valueOf(number.longValue());
    }
}
