package io.weir.expression.slot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A number that other spellings of it equal: 1.50 is 15e-1. Compared digit by digit, without limits on precision.
 *
 * @param digits from the first that is not 0 to the last that is not 0
 * @param point how far the decimal point stands behind the first digit; negative when zeros come before it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the fields of records are constants to the JIT compiler
record DecimalLiteral(boolean negative, byte[] digits, long point) {
    /** Longer numbers than this are compared as text only; also by the tree. */
    private static final int LONGEST = 400;

    /** Exponents of more digits are left to the tree. */
    private static final int LONGEST_EXPONENT = 9;

    static DecimalLiteral of(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        BigInteger unscaled = plain.unscaledValue().abs();
        byte[] digits =
                unscaled.signum() == 0 ? new byte[0] : unscaled.toString().getBytes(ISO_8859_1);
        return new DecimalLiteral(plain.signum() < 0, digits, (long) digits.length - plain.scale());
    }

    /** {@link Test#YES} when a number in JSON is this one. */
    int is(byte[] bytes, int start, int end) {
        if (end - start > LONGEST) {
            return Test.NO;
        }
        int exponentAt = exponentAt(bytes, start, end);
        if (end - exponentAt > LONGEST_EXPONENT) {
            return Test.UNKNOWN;
        }
        int first = bytes[start] == '-' ? start + 1 : start;
        int matched = 0;
        long firstAt = 0;
        int pointAt = exponentAt;
        for (int at = first; at < exponentAt; at++) {
            byte character = bytes[at];
            if (character == '.') {
                pointAt = at;
            } else if (matched > 0 || character != '0') {
                firstAt = matched == 0 ? at : firstAt;
                if (character != (matched < digits.length ? digits[matched] : '0')) {
                    return Test.NO;
                }
                matched++;
            }
        }
        if (digits.length == 0 || matched < digits.length) {
            return digits.length == 0 ? Test.YES : Test.NO; // digits other than 0 would have differed from it
        }
        long places = pointAt - firstAt + (firstAt > pointAt ? 1 : 0);
        boolean same = negative == (bytes[start] == '-') && point == places + exponent(bytes, exponentAt, end);
        return same ? Test.YES : Test.NO;
    }

    private static int exponentAt(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != 'e' && bytes[at] != 'E') {
            at++;
        }
        return at;
    }

    private static long exponent(byte[] bytes, int exponentAt, int end) {
        long exponent = 0;
        for (int at = exponentAt + 1; at < end; at++) {
            if (bytes[at] >= '0') {
                exponent = exponent * 10 + (bytes[at] - '0');
            }
        }
        return exponentAt + 1 < end && bytes[exponentAt + 1] == '-' ? -exponent : exponent;
    }
}
