package io.weir.record.slot;

/**
 * The parts of the JSON grammar without structure, over bytes. Each method reads from an index on and gives the index behind what
 * it read, or -1 when that is not JSON. Reading past the end throws {@link IndexOutOfBoundsException}, except behind a number.
 */
final class Grammar {
    private static final int REJECTED = -1;

    private Grammar() {}

    static boolean isSpace(byte one) {
        return one == ' ' || one == '\n' || one == '\r' || one == '\t';
    }

    /** The index of the next byte that is no white space, or of the end; most often one blank, or a line's end and blanks. */
    static int behindSpace(byte[] bytes, int begin) {
        int at = begin;
        while (at < bytes.length && isSpace(bytes[at])) {
            at++;
            while (at + Words.SIZE <= bytes.length && bytes[at] == ' ') {
                at += Words.blanks(Words.at(bytes, at));
            }
        }
        return at;
    }

    static int number(byte[] bytes, int begin) {
        int at = bytes[begin] == '-' ? begin + 1 : begin;
        int end = bytes[at] == '0' ? at + 1 : digits(bytes, at);
        if (end < 0 || end == bytes.length) {
            return end;
        }
        if (bytes[end] == '.') {
            end = digits(bytes, end + 1);
            if (end < 0 || end == bytes.length) {
                return end;
            }
        }
        return bytes[end] == 'e' || bytes[end] == 'E' ? exponent(bytes, end + 1) : end;
    }

    private static int exponent(byte[] bytes, int at) {
        return digits(bytes, bytes[at] == '+' || bytes[at] == '-' ? at + 1 : at);
    }

    private static int digits(byte[] bytes, int begin) {
        int at = begin;
        while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == begin ? REJECTED : at;
    }

    /** An escape, from its backslash on. */
    static int escape(byte[] bytes, int at) {
        switch (bytes[at + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 2;
            }
            case 'u' -> {
                for (int i = 2; i < 6; i++) {
                    if (Character.digit(bytes[at + i], 16) < 0) {
                        return REJECTED;
                    }
                }
                return at + 6;
            }
            default -> {
                return REJECTED;
            }
        }
    }

    /**
     * A character beyond ASCII: shortest form only, no surrogates, nothing above U+10FFFF. The ranges of the second byte are those
     * of the Unicode Standard, table 3-7.
     */
    static int character(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return REJECTED;
        }
        int second = bytes[at + 1] & 0xff;
        if (first < 0xe0) {
            return continues(second) ? at + 2 : REJECTED;
        }
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest || !continues(bytes[at + 2])) {
            return REJECTED;
        }
        if (first < 0xf0) {
            return at + 3;
        }
        return continues(bytes[at + 3]) ? at + 4 : REJECTED;
    }

    private static boolean continues(int one) {
        return (one & 0xc0) == 0x80;
    }
}
