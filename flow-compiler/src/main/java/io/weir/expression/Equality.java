package io.weir.expression;

import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.util.List;
import java.util.Map;

/** When two values are the same in CEL's eyes. */
final class Equality {
    private Equality() {}

    /** Equality of {@code ==}: numbers by value whatever their types, lists and structs by their parts. */
    static boolean same(Object left, Object right) throws RecordRejected {
        if (left instanceof Number a) {
            return right instanceof Number b && sameNumber(a, b);
        }
        if (left instanceof Value.Sequence a) {
            return right instanceof Value.Sequence b && sameElements(a.elements(), b.elements(), false);
        }
        if (left instanceof Value.Struct a) {
            return right instanceof Value.Struct b && sameFields(a.fields(), b.fields(), false);
        }
        return left.equals(right);
    }

    /**
     * Equality of {@code in}: as {@code ==} for numbers; for lists and structs the parts must agree in type too, {@code [1]} is
     * not in {@code [[1.0]]}.
     */
    static boolean among(Object value, Object candidate) throws RecordRejected {
        return identical(value, candidate) || (value instanceof Number && same(candidate, value));
    }

    private static boolean identical(Object left, Object right) throws RecordRejected {
        if (left instanceof Value.Sequence a) {
            return right instanceof Value.Sequence b && sameElements(a.elements(), b.elements(), true);
        }
        if (left instanceof Value.Struct a) {
            return right instanceof Value.Struct b && sameFields(a.fields(), b.fields(), true);
        }
        return left.equals(right);
    }

    private static boolean sameNumber(Number left, Number right) {
        if (left instanceof Double a && right instanceof Double b && (a.isNaN() || b.isNaN())) {
            return false;
        }
        return Comparison.numbers(left, right) == 0;
    }

    private static boolean sameElements(List<Value> left, List<Value> right, boolean identical) throws RecordRejected {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i), identical)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameFields(Map<String, Value> left, Map<String, Value> right, boolean identical)
            throws RecordRejected {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<String, Value> field : left.entrySet()) {
            Value other = right.get(field.getKey());
            if (other == null || !same(field.getValue(), other, identical)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(Value left, Value right, boolean identical) throws RecordRejected {
        Object a = Operand.of(left);
        Object b = Operand.of(right);
        return identical ? identical(a, b) : same(a, b);
    }
}
