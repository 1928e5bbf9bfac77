package io.weir.expression;

import io.weir.udf.RecordRejected;

/**
 * The logic of {@code &&} and {@code ||} in CEL: the side that decides the answer outweighs an error on the other side, but
 * a side that is not a boolean at all is always an error.
 */
final class Logic {
    private Logic() {}

    /** {@code ||} when yes decides, {@code &&} when no does. */
    static Evaluation decidedBy(boolean decisive, Evaluation left, Evaluation right, int at) {
        String symbol = decisive ? "||" : "&&";
        return record -> {
            Object first;
            try {
                first = left.of(record);
            } catch (RecordRejected error) {
                if (bool(right.of(record), symbol, at) == decisive) {
                    return decisive;
                }
                throw error;
            }
            return bool(first, symbol, at) == decisive ? decisive : bool(right.of(record), symbol, at);
        };
    }

    static boolean bool(Object value, String symbol, int at) throws RecordRejected {
        if (value instanceof Boolean bool) {
            return bool;
        }
        throw Evaluation.error("'" + symbol + "' takes booleans, not " + Operand.nameOf(value), at);
    }
}
