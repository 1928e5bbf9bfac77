package io.weir.expression.slot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/** Numbers as records write them, read without making objects. */
final class Numbers {
    /** The powers of ten that a double holds exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** So many digits are exact in a double, and dividing them by a power of ten rounds once, as reading them does. */
    private static final int EXACT_DIGITS = 15;

    /** So many digits fit into 64 bits. */
    static final int SURELY_LONG = 18;

    /** Longer integers are an error. */
    private static final int MOST_DIGITS = 1000;

    private static final double BEYOND_LONG = 0x1p63;

    private Numbers() {}

    /** Reads a number into a cell; its type. */
    static int load(byte[] bytes, int start, int end, Cell to) {
        boolean negative = bytes[start] == '-';
        int first = negative ? start + 1 : start;
        long digits = 0;
        int at = first;
        for (; at < end && isDigit(bytes[at]); at++) {
            digits = digits * 10 + (bytes[at] - '0');
        }
        if (at == end) {
            if (end - first > SURELY_LONG) {
                return longer(bytes, start, end, to);
            }
            to.whole = negative ? -digits : digits;
            return Term.INT;
        }
        to.real =
                bytes[at] == '.' && end - first - 1 <= EXACT_DIGITS ? decimal(digits, bytes, at + 1, end) : Double.NaN;
        if (Double.isNaN(to.real)) {
            to.real = Double.parseDouble(new String(bytes, start, end - start, ISO_8859_1));
        } else if (negative) {
            to.real = -to.real;
        }
        return Term.DOUBLE;
    }

    /** The number whose digits go on behind the point; not-a-number when an exponent follows. */
    private static double decimal(long before, byte[] bytes, int start, int end) {
        long digits = before;
        for (int at = start; at < end; at++) {
            if (!isDigit(bytes[at])) {
                return Double.NaN;
            }
            digits = digits * 10 + (bytes[at] - '0');
        }
        return digits / EXACT_POWERS[end - start];
    }

    private static int longer(byte[] bytes, int start, int end, Cell to) {
        if (end - start > MOST_DIGITS) {
            return Term.ERROR;
        }
        boolean negative = bytes[start] == '-';
        int first = negative ? start + 1 : start;
        if (end - first == SURELY_LONG + 1) {
            // the digits are negated, for there is one more negative number than there are positive ones
            long digits = 0;
            for (int at = first; at < end - 1; at++) {
                digits = digits * 10 - (bytes[at] - '0');
            }
            int last = bytes[end - 1] - '0';
            boolean fits =
                    digits > Long.MIN_VALUE / 10 || (digits == Long.MIN_VALUE / 10 && last <= (negative ? 8 : 7));
            if (fits) {
                long all = digits * 10 - last;
                to.whole = negative ? all : -all;
                return Term.INT;
            }
        }
        to.whole = negative ? -1 : 1;
        to.text(bytes, first, end);
        return Term.BIG;
    }

    /** How two numbers stand to each other, as the tree has it. */
    static int relation(int leftType, Cell left, int rightType, Cell right) {
        if (leftType == Term.INT && rightType == Term.INT) {
            return Verdict.ofOrder(Long.compare(left.whole, right.whole));
        }
        if (leftType == Term.DOUBLE && rightType == Term.DOUBLE) {
            return doubles(left.real, right.real);
        }
        if (leftType == Term.BIG || rightType == Term.BIG) {
            return beyondLong(leftType, left, rightType, right);
        }
        return leftType == Term.DOUBLE
                ? Verdict.ofOrder(Double.compare(left.real, (double) right.whole))
                : Verdict.ofOrder(-Double.compare(right.real, (double) left.whole));
    }

    private static int doubles(double left, double right) {
        if (left == right) {
            return Verdict.EQUAL;
        }
        return left < right ? Verdict.LESS : left > right ? Verdict.GREATER : Verdict.UNORDERED;
    }

    private static int beyondLong(int leftType, Cell left, int rightType, Cell right) {
        if (leftType == rightType) {
            return left.whole != right.whole
                    ? Verdict.ofOrder(Long.compare(left.whole, right.whole))
                    : Verdict.ofOrder((int) left.whole * longer(left, right));
        }
        if (leftType == Term.DOUBLE) {
            return againstLonger(left.real, right.whole > 0);
        }
        if (rightType == Term.DOUBLE) {
            int opposite = againstLonger(right.real, left.whole > 0);
            return opposite == Verdict.UNKNOWN ? opposite : Verdict.GREATER - opposite;
        }
        return leftType == Term.BIG ? Verdict.ofOrder((int) left.whole) : Verdict.ofOrder(-(int) right.whole);
    }

    /** A double against an integer beyond 64 bits, as the tree has it; unknown when both are that large. */
    private static int againstLonger(double value, boolean positive) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value > 0 ? Verdict.GREATER : Verdict.LESS;
        }
        if (Math.abs(value) >= BEYOND_LONG) {
            return Verdict.UNKNOWN;
        }
        return positive ? Verdict.LESS : Verdict.GREATER;
    }

    /** JSON has no leading zeros: more digits are more. */
    private static int longer(Cell left, Cell right) {
        int byLength = Integer.compare(left.end - left.start, right.end - right.start);
        return byLength != 0
                ? byLength
                : Arrays.compare(left.bytes, left.start, left.end, right.bytes, right.start, right.end);
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }
}
