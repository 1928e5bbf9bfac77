package io.weir.expression.slot;

import io.weir.record.slot.Slots;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number to compare fields with, digit by digit: {@code 12.34} against 12 is 1234 against 1200. For numbers of up to 15 digits the
 * order of the decimals is the order of the doubles nearest to them, so that no double needs to be made.
 *
 * @param floors the literal times ten to the power of each index, rounded down, within the bounds of a long
 * @param exact a bit per index for floors that nothing was rounded off from
 * @param isInt whether the literal is an int; whole numbers are then compared exactly up to 18 digits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the fields of records are constants to the JIT compiler
record NumberLiteral(long[] floors, int exact, boolean isInt) {
    /** Not compared by digits: read the number and compare that. */
    static final int NOT_BY_DIGITS = -1;

    private static final int MOST_DIGITS = 15;

    /** The literal's digits; empty for one that has too many, and for -0.0, which CEL orders below 0. */
    static Optional<NumberLiteral> of(Number literal) {
        boolean isInt = literal instanceof Long;
        if (!isInt && (!(literal instanceof Double d) || !Double.isFinite(d) || isNegativeZero(d))) {
            return Optional.empty();
        }
        BigDecimal value = new BigDecimal(literal.toString());
        boolean few = value.precision() <= MOST_DIGITS && value.abs().compareTo(BigDecimal.TEN.pow(MOST_DIGITS)) < 0;
        return few ? Optional.of(of(value, isInt)) : Optional.empty();
    }

    private static NumberLiteral of(BigDecimal value, boolean isInt) {
        long[] floors = new long[MOST_DIGITS + 1];
        int exact = 0;
        for (int scale = 0; scale < floors.length; scale++) {
            BigDecimal moved = value.movePointRight(scale);
            BigInteger floor = moved.setScale(0, RoundingMode.FLOOR).toBigInteger();
            floors[scale] = floor.bitLength() < Long.SIZE
                    ? floor.longValue()
                    : value.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
            exact |= moved.compareTo(new BigDecimal(floor)) == 0 ? 1 << scale : 0;
        }
        return new NumberLiteral(floors, exact, isInt);
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && 1 / value < 0;
    }

    /** How the number in a slot stands to the literal, or {@link #NOT_BY_DIGITS}. */
    int relation(Slots slots, int slot) {
        byte[] bytes = slots.bytes;
        int end = slots.end[slot];
        int first = slots.start[slot];
        boolean negative = bytes[first] == '-';
        first += negative ? 1 : 0;
        int point = end;
        long digits = 0;
        for (int at = first; at < end; at++) {
            int character = bytes[at];
            if (character >= '0') {
                if (character > '9') {
                    return NOT_BY_DIGITS; // an exponent
                }
                digits = digits * 10 + (character - '0');
            } else if (character == '.') {
                point = at;
            } else {
                return NOT_BY_DIGITS;
            }
        }
        return against(negative ? -digits : digits, first, point, end);
    }

    private int against(long digits, int first, int point, int end) {
        int scale = Math.max(0, end - point - 1);
        int most = isInt && point == end ? Numbers.SURELY_LONG : MOST_DIGITS;
        int length = end - first - (point == end ? 0 : 1);
        boolean zero = digits == 0; // it may be a negative one
        if (zero || length > most) {
            return zero && length == 1 ? against(0, 0) : NOT_BY_DIGITS;
        }
        return against(digits, scale);
    }

    private int against(long digits, int scale) {
        long floor = floors[scale];
        if (digits != floor) {
            return digits < floor ? Verdict.LESS : Verdict.GREATER;
        }
        return (exact >> scale & 1) != 0 ? Verdict.EQUAL : Verdict.LESS;
    }
}
