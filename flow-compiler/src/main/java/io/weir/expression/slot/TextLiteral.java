package io.weir.expression.slot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.slot.Slots;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A text to compare fields with. Up to 16 bytes are compared as one or two words.
 *
 * @param bytes the text in UTF-8
 * @param length the number of its bytes
 * @param head its first eight bytes as a number, the first one lowest; fewer when it has not as many
 * @param tail its last eight bytes, for texts of more than eight
 * @param mask the bits of {@code head} that are the text's
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the fields of records are constants to the JIT compiler
record TextLiteral(byte[] bytes, int length, long head, long tail, long mask) {
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    static TextLiteral of(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        byte[] padded = Arrays.copyOf(bytes, Math.max(bytes.length, Long.BYTES));
        long mask = bytes.length >= Long.BYTES ? -1L : (1L << (bytes.length * Byte.SIZE)) - 1;
        return new TextLiteral(
                bytes, bytes.length, (long) WORD.get(padded, 0), (long) WORD.get(padded, padded.length - 8), mask);
    }

    /** Whether a slot that holds a text without escapes, or a number, has exactly these bytes. */
    boolean is(Slots slots, int slot) {
        int start = slots.start[slot];
        int end = slots.end[slot];
        return end - start == length && startsAt(slots.bytes, start);
    }

    /** Whether the bytes at some place, of which there are enough, are these. */
    boolean startsAt(byte[] in, int start) {
        if (start > in.length - Long.BYTES) {
            return Arrays.equals(in, start, start + length, bytes, 0, length);
        }
        if (((long) WORD.get(in, start) & mask) != head) {
            return false;
        }
        if (length <= Long.BYTES) {
            return true;
        }
        return length <= 2 * Long.BYTES
                ? (long) WORD.get(in, start + length - Long.BYTES) == tail
                : Arrays.equals(in, start, start + length, bytes, 0, length);
    }
}
