package io.weir.bench.peer;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys that were seen, found by their first bytes and length, and predicted by their place in the record before. */
final class KeyTable {
    private static final int SLOTS = 256; // a power of two
    private static final int MOST = 64;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = Long.SIZE - 8;

    private final @Nullable Key[] table = new @Nullable Key[SLOTS];
    private final @Nullable Key[] predicted = new @Nullable Key[MOST];
    private int size;

    /** @param fields the keys that are asked for; their index is {@link Key#field} */
    KeyTable(List<String> fields) {
        for (int i = 0; i < fields.size(); i++) {
            byte[] name = fields.get(i).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            add(new Key(name, name.length, i), slot(name, 0, name.length));
        }
    }

    /** The key that begins at {@code from}; null when it has escapes or there are too many different ones. */
    @Nullable
    Key at(byte[] json, int from, int position) throws IOException {
        Key guess = position < MOST ? predicted[position] : null;
        if (guess != null && guess.isAt(json, from)) {
            return guess;
        }
        int end = StrictJson.string(json, from);
        Key key = find(json, from, end - from);
        if (key != null && position < MOST) {
            predicted[position] = key;
        }
        return key;
    }

    private @Nullable Key find(byte[] json, int from, int length) {
        int slot = slot(json, from, length);
        while (true) {
            Key key = table[slot];
            if (key == null) {
                return learn(json, from, length, slot);
            }
            if (key.length == length && key.isAt(json, from)) {
                return key;
            }
            slot = slot + 1 & SLOTS - 1;
        }
    }

    private @Nullable Key learn(byte[] json, int from, int length, int slot) {
        byte[] name = Arrays.copyOfRange(json, from, from + length);
        for (byte b : name) {
            if (b == '\\') {
                return null;
            }
        }
        return size < MOST ? add(new Key(name, length, -1), slot) : null;
    }

    private Key add(Key key, int from) {
        int slot = from;
        while (table[slot] != null) {
            slot = slot + 1 & SLOTS - 1;
        }
        table[slot] = key;
        size++;
        return key;
    }

    private static int slot(byte[] json, int from, int length) {
        return (int) (((StrictJson.head(json, from, length) + length) * SPREAD) >>> SHIFT);
    }

    /**
     * A key.
     *
     * @param field the index of what is asked for; negative when it is not
     */
    @SuppressWarnings("ArrayRecordComponent") // never handed out
    record Key(byte[] name, int length, int field) {
        /** Whether the key stands at a position, closing quote and all. */
        boolean isAt(byte[] json, int from) {
            int end = from + length;
            return end < json.length && json[end] == '"' && Arrays.equals(name, 0, length, json, from, end);
        }
    }
}
