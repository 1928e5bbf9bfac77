package io.weir.flink.keys;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of one key group whose numbers are kept equally long, ordered by their spans. */
final class Row {
    private final long keep;
    private long[] lasts = new long[4];
    private Shelf[] shelves = new Shelf[4];
    private int count;

    Row(long keep) {
        this.keep = keep;
    }

    long keep() {
        return keep;
    }

    boolean isEmpty() {
        return count == 0;
    }

    boolean holds(long high, long low, long from, long to) {
        // the latest first: most repetitions come soon
        for (int i = Math.min(from(to), count - 1); i >= 0 && lasts[i] >= from; i--) {
            KeyTable table = shelves[i].table();
            if (table.span().first() <= to && table.holds(high, low, from, to)) {
                return true;
            }
        }
        return false;
    }

    /** The table of a number; null when there is none. */
    @Nullable
    Shelf find(long number) {
        int at = from(number);
        return at < count && shelves[at].table().span().first() <= number ? shelves[at] : null;
    }

    void add(Shelf shelf) {
        long last = shelf.table().span().last();
        int at = from(last);
        if (count == shelves.length) {
            lasts = Arrays.copyOf(lasts, 2 * count);
            shelves = Arrays.copyOf(shelves, 2 * count);
        }
        System.arraycopy(lasts, at, lasts, at + 1, count - at);
        System.arraycopy(shelves, at, shelves, at + 1, count - at);
        lasts[at] = last;
        shelves[at] = shelf;
        count++;
    }

    /** Takes out the tables all of whose numbers are forgotten. */
    List<Shelf> forget(long now) {
        int gone = 0;
        while (gone < count && shelves[gone].table().span().forgottenAt() <= now) {
            gone++;
        }
        List<Shelf> forgotten = List.of(Arrays.copyOf(shelves, gone));
        lasts = Arrays.copyOfRange(lasts, gone, lasts.length + gone);
        shelves = Arrays.copyOfRange(shelves, gone, shelves.length + gone);
        count -= gone;
        return forgotten;
    }

    /** All tables, in order. */
    List<Shelf> shelves() {
        return List.of(Arrays.copyOf(shelves, count));
    }

    /** The place of the first table that ends at a number or behind it. */
    private int from(long number) {
        int at = Arrays.binarySearch(lasts, 0, count, number);
        return at < 0 ? -at - 1 : at;
    }
}
