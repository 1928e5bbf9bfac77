package io.weir.record.slot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A field name that is known to stand at one place, and what is known of its value. */
final class Key {
    /** The value of {@link #field} below the root. */
    static final int NO_FIELD = -1;

    /** The name between its quotes. */
    final byte[] token;

    final int length;

    /** The place of the value. */
    final Place place;

    /** The slots of the value. */
    final int[] slots;

    /** The number of the field among those of the root. */
    final int field;

    /** Whether anybody wants to know where the value lies. */
    final boolean watched;

    /** The key that followed this one last time: most likely it does so again. */
    @Nullable
    Key next;

    /** The object in which this key stood last. */
    long object;

    private final long word;
    private final long mask;
    private final long lastWord;

    Key(byte[] name, SlotTree wanted, int field) {
        token = token(name);
        length = token.length;
        place = Place.of(wanted);
        slots = wanted.slots();
        this.field = field;
        watched = slots.length > 0;
        mask = Words.mask(length);
        word = Words.start(token, 0, length);
        lastWord = length > Words.SIZE ? Words.at(token, length - Words.SIZE) : 0;
    }

    private static byte[] token(byte[] name) {
        byte[] token = new byte[name.length + 2];
        System.arraycopy(name, 0, token, 1, name.length);
        token[0] = '"';
        token[name.length + 1] = '"';
        return token;
    }

    /** Whether this key stands here. */
    boolean standsAt(byte[] bytes, int at) {
        if (at + Words.SIZE > bytes.length) {
            return at + length <= bytes.length && Arrays.equals(token, 0, length, bytes, at, at + length);
        }
        if ((Words.at(bytes, at) & mask) != word) {
            return false;
        }
        return length <= Words.SIZE || endsAt(bytes, at + length);
    }

    private boolean endsAt(byte[] bytes, int end) {
        if (end > bytes.length || Words.at(bytes, end - Words.SIZE) != lastWord) {
            return false;
        }
        return length <= 2 * Words.SIZE
                || Arrays.equals(
                        token, Words.SIZE, length - Words.SIZE, bytes, end - length + Words.SIZE, end - Words.SIZE);
    }

    /** Whether this is the key of that name, given without quotes. */
    boolean isNamed(byte[] bytes, int from, int to) {
        return Arrays.equals(token, 1, length - 1, bytes, from, to);
    }

    @Override
    public String toString() {
        return new String(token, UTF_8);
    }
}
