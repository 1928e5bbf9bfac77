package io.weir.record.slot;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the values that stand at one place of the records: the names of their fields, which mostly come in the same
 * order, and their elements. It is learned from the records, up to a limit; names that have slots are known from the beginning.
 */
final class Place {
    private static final int MOST_KEYS = 256;

    final SlotTree wanted;

    /** The key that came first last time. */
    @Nullable
    Key first;

    private final boolean learns;
    private @Nullable Key @Nullable [] table;
    private int size;
    private @Nullable Place anyElement;
    private Place @Nullable [] namedElements;

    private Place(SlotTree wanted, boolean learns) {
        this.wanted = wanted;
        this.learns = learns;
    }

    /** A place where these values are wanted. */
    static Place of(SlotTree wanted) {
        return new Place(wanted, true);
    }

    /** A place of which nothing will ever be known. */
    static Place unknown() {
        return new Place(new SlotTree(), false);
    }

    /** Whether there is room for one more name. */
    boolean learns() {
        return learns && size < MOST_KEYS;
    }

    /** The key of this name, given without the quotes that stand around it. */
    @Nullable
    Key find(byte[] bytes, int from, int to) {
        Key[] known = table();
        int mask = known.length - 1;
        for (int i = hash(bytes, from, to) & mask; ; i = (i + 1) & mask) {
            Key key = known[i];
            if (key == null || key.standsAt(bytes, from - 1) || key.isNamed(bytes, from, to)) {
                return key;
            }
        }
    }

    /** Makes a new name known, when there is room; a name that is wanted has been known from the beginning. */
    void add(Key key) {
        Key[] known = table();
        if ((size + 1) * 2 > known.length) {
            Key[] larger = new Key[known.length * 2];
            for (Key old : known) {
                if (old != null) {
                    insert(old, larger);
                }
            }
            table = larger;
            known = larger;
        }
        insert(key, known);
        size++;
    }

    /** The place of the element of that number. */
    Place element(int index) {
        Place[] named = namedElements;
        if (named == null) {
            named = new Place[wanted.lastElement().orElse(-1) + 1];
            for (int i = 0; i < named.length; i++) {
                named[i] = of(wanted.element(i));
            }
            namedElements = named;
        }
        if (index < named.length) {
            return named[index];
        }
        Place any = anyElement;
        if (any == null) {
            any = learns ? of(new SlotTree()) : this;
            anyElement = any;
        }
        return any;
    }

    private Key[] table() {
        Key[] known = table;
        if (known == null) {
            known = new Key[16];
            table = known;
            wanted.below().forEach((name, tree) -> add(new Key(name.getBytes(UTF_8), tree, Key.NO_FIELD)));
            known = table;
        }
        return known;
    }

    private static void insert(Key key, @Nullable Key[] into) {
        int mask = into.length - 1;
        int i = hash(key.token, 1, key.length - 1) & mask;
        while (into[i] != null) {
            i = (i + 1) & mask;
        }
        into[i] = key;
    }

    /** Depends on the length and on the first and last eight bytes. */
    static int hash(byte[] bytes, int from, int to) {
        int length = to - from;
        long mixed = Words.start(bytes, from, length);
        if (length > Words.SIZE) {
            mixed = mixed * 0x9E3779B97F4A7C15L + Words.at(bytes, to - Words.SIZE);
        }
        mixed = (mixed ^ length) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) ^ (int) (mixed >>> 48);
    }
}
