package io.weir.expression;

import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.math.BigInteger;

/** The values that expressions compute with. */
final class Operand {
    /** Reading an integer costs the square of its digits. */
    private static final int MOST_DIGITS = 1000;

    private static final int SURELY_LONG = 18;

    private Operand() {}

    /** What an expression sees of a record's value: whole numbers are ints, all others doubles. */
    static Object of(Value value) throws RecordRejected {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number(number.lexeme());
        }
        if (value instanceof Value.Bool bool) {
            return bool.value();
        }
        return value;
    }

    private static Object number(String lexeme) throws RecordRejected {
        if (!isWhole(lexeme)) {
            return Double.valueOf(lexeme);
        }
        if (lexeme.length() <= SURELY_LONG) {
            return Long.valueOf(lexeme);
        }
        if (lexeme.length() > MOST_DIGITS) {
            throw Evaluation.error("a number has more than " + MOST_DIGITS + " digits");
        }
        BigInteger whole = new BigInteger(lexeme);
        if (whole.bitLength() < Long.SIZE) {
            return whole.longValue();
        }
        return whole;
    }

    static boolean isWhole(String lexeme) {
        for (int i = 0; i < lexeme.length(); i++) {
            char c = lexeme.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }

    /** What a message calls a value, without telling it. */
    static String nameOf(Object value) {
        if (value instanceof String) {
            return "a text";
        }
        if (value instanceof Boolean) {
            return "a boolean";
        }
        if (value instanceof Long) {
            return "an int";
        }
        if (value instanceof Double) {
            return "a double";
        }
        if (value instanceof BigInteger) {
            return "an integer beyond 64 bits";
        }
        if (value instanceof Value.Sequence) {
            return "a list";
        }
        return value instanceof Value.Struct ? "a struct" : "null";
    }
}
