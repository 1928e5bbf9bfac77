package io.weir.record;

/** UTF-8 as Unicode defines it: shortest forms only, no surrogates, nothing above U+10FFFF. */
final class Utf8 {
    private Utf8() {}

    /** Appends the character that starts at {@code at}; the index behind it. */
    static int decode(byte[] bytes, int at, StringBuilder text) throws JsonRejected {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            text.append((char) first);
            return at + 1;
        }
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (first < 0xc2 || first > 0xf4 || at + length > bytes.length) {
            throw malformed(at);
        }
        int character = first & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            int next = bytes[at + i] & 0xff;
            if (next >> 6 != 0b10) {
                throw malformed(at);
            }
            character = (character << 6) | (next & 0x3f);
        }
        if (isOverlong(character, length) || isSurrogate(character) || character > Character.MAX_CODE_POINT) {
            throw malformed(at);
        }
        text.appendCodePoint(character);
        return at + length;
    }

    private static boolean isOverlong(int character, int length) {
        return (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private static JsonRejected malformed(int at) {
        return new JsonRejected(JsonRejected.DECODE_ERROR, at, "the bytes here are not UTF-8");
    }
}
