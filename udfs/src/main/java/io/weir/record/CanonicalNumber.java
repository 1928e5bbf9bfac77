package io.weir.record;

/**
 * One spelling for all spellings of a number: {@code -125e-1} for {@code -12.50}. Works on the digits, in linear time and without
 * a limit on precision. Exponents of more than 18 digits stay as they are written: {@code 1e1000000000000000000} and
 * {@code 10e999999999999999999} count as two numbers.
 */
final class CanonicalNumber {
    private static final int LONG_EXPONENT = 18;

    private CanonicalNumber() {}

    static String of(String lexeme) {
        int exponentAt = exponentAt(lexeme);
        int start = lexeme.startsWith("-") ? 1 : 0;
        int point = lexeme.indexOf('.');
        int whole = point < 0 ? exponentAt : point;
        String digits = lexeme.substring(start, whole) + (point < 0 ? "" : lexeme.substring(point + 1, exponentAt));
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        if (first == digits.length()) {
            return "0";
        }
        int last = digits.length();
        while (digits.charAt(last - 1) == '0') {
            last--;
        }
        long shift = digits.length() - last - (point < 0 ? 0L : exponentAt - point - 1);
        return (start == 1 ? "-" : "") + digits.substring(first, last) + "e" + exponent(lexeme, exponentAt, shift);
    }

    private static int exponentAt(String lexeme) {
        int small = lexeme.indexOf('e');
        int at = small < 0 ? lexeme.indexOf('E') : small;
        return at < 0 ? lexeme.length() : at;
    }

    private static String exponent(String lexeme, int exponentAt, long shift) {
        int at = exponentAt + 1;
        boolean negative = at < lexeme.length() && lexeme.charAt(at) == '-';
        if (at < lexeme.length() && (negative || lexeme.charAt(at) == '+')) {
            at++;
        }
        while (at < lexeme.length() && lexeme.charAt(at) == '0') {
            at++;
        }
        String digits = at < lexeme.length() ? lexeme.substring(at) : "0";
        if (digits.length() > LONG_EXPONENT) {
            return (negative ? "-" : "") + digits + "+" + shift;
        }
        long exponent = Long.parseLong(digits);
        return Long.toString((negative ? -exponent : exponent) + shift);
    }
}
