package io.weir.record.slot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes looked at eight at a time. The first byte is the lowest one of the word. */
final class Words {
    static final int SIZE = Long.BYTES;

    private static final VarHandle VIEW = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = EACH << 7;
    private static final long QUOTES = EACH * '"';
    private static final long BACKSLASHES = EACH * '\\';
    private static final long SPACES = EACH * ' ';

    private Words() {}

    /** The eight bytes from {@code at} on, all within the array. */
    static long at(byte[] bytes, int at) {
        return (long) VIEW.get(bytes, at);
    }

    /** Up to eight bytes from {@code at} on, and zeros behind them. */
    static long start(byte[] bytes, int at, int length) {
        if (at + SIZE <= bytes.length) {
            return at(bytes, at) & mask(length);
        }
        long word = 0;
        for (int i = Math.min(length, SIZE) - 1; i >= 0; i--) {
            word = (word << 8) | (bytes[at + i] & 0xff);
        }
        return word;
    }

    /** Ones in the place of the first bytes. */
    static long mask(int length) {
        return length >= SIZE ? -1L : (1L << (length * 8)) - 1;
    }

    /**
     * Not zero when one of the bytes ends the plain part of a text: a quote, a backslash, a control character, or the beginning of
     * a character beyond ASCII. {@link #first} tells where the first of them is; what is behind it may be wrong.
     */
    static long special(long word) {
        long quotes = word ^ QUOTES;
        long backslashes = word ^ BACKSLASHES;
        return ((quotes - EACH) | (backslashes - EACH) | (word - SPACES) | word) & HIGH;
    }

    /** How many of the first bytes are blanks. */
    static int blanks(long word) {
        return first(word ^ SPACES);
    }

    /** The number of the first byte that is not zero; 8 when all are. */
    static int first(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }
}
