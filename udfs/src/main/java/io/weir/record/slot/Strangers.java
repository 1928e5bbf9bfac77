package io.weir.record.slot;

import java.util.Arrays;

/**
 * Field names that are not learned, such as those of objects that are used as maps: only whether one stands twice in its object is
 * of interest. A stack: those of an object lie above those of the objects around it.
 */
final class Strangers {
    /** More in one object are left to the tree: here each is compared with all others. */
    private static final int MOST_PER_OBJECT = 200;

    private int[] hashes = new int[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** Forgets all but the lowest. */
    void shrink(int to) {
        size = to;
    }

    /** Adds a name, given without quotes; false when it stands twice or is one too many. */
    boolean add(byte[] bytes, int from, int to, int firstOfObject) {
        int hash = Place.hash(bytes, from, to);
        for (int i = firstOfObject; i < size; i++) {
            if (hashes[i] == hash && Arrays.equals(bytes, starts[i], ends[i], bytes, from, to)) {
                return false;
            }
        }
        if (size - firstOfObject == MOST_PER_OBJECT) {
            return false;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
        }
        hashes[size] = hash;
        starts[size] = from;
        ends[size++] = to;
        return true;
    }
}
