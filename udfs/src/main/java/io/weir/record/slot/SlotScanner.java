package io.weir.record.slot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.JsonReader;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds fields in the bytes of a record, in one pass and without making objects. It accepts nothing that {@link JsonReader} with the
 * same limits rejects: it checks the whole record against the grammar, texts for UTF-8, objects for names that stand twice. What it
 * does not accept is either no valid record or unusual, such as a record that is no object, or names with escapes; the tree tells.
 *
 * <p>It is fast because it expects each object to have the fields that the last one at the same place had, in the same order: a
 * name is compared with the one expected, eight bytes at a time, and needs no other look. One instance serves one task and thread.
 */
public final class SlotScanner {
    private static final int REJECTED = -1;

    /** The depth of the record itself. */
    private static final int ROOT = 1;

    /** So many names may be known in all, so that hostile records do not fill the memory. */
    private static final int MOST_KEYS = 10_000;

    /** So many places with white space or escapes a record may have, for the same reason. */
    private static final int MOST_GAPS = 100_000;

    private final int maxDepth;
    private final int maxBytes;
    private final Slots slots;
    private final Function<String, SlotTree> rootFields;
    private final Place root = Place.of(new SlotTree());
    private final Place unknown = Place.unknown();
    private final Strangers strangers = new Strangers();
    private int[] fields = new int[16];
    private int fieldCount;
    private boolean lists;
    private int rootKeys;
    private int keys;
    private long objects;

    /** Where reading goes on behind a name that was not expected. */
    private int behindName;

    /**
     * Grows with each escape, and with each white space in a value that somebody wants: when it does not grow, the value is
     * written as a writer would write it.
     */
    private int gaps;

    /** Whether what is read lies in a value that somebody wants. */
    private boolean wanted;

    private byte kind;

    /**
     * @param limits what the reader of the same records accepts
     * @param slots filled by {@link #scan}
     * @param rootFields asked once per field name at the root, before the first record with this field is reported; names get the
     *     numbers 0, 1, 2 … in the order of these questions
     */
    public SlotScanner(JsonReader limits, Slots slots, Function<String, SlotTree> rootFields) {
        this.maxDepth = limits.maxDepth();
        this.maxBytes = Math.min(limits.maxBytes(), limits.maxTextBytes());
        this.slots = slots;
        this.rootFields = rootFields;
    }

    /** Whether the record is accepted; then the slots are filled. */
    public boolean scan(byte[] record) {
        if (record.length > maxBytes || maxDepth == 0) {
            return false;
        }
        slots.reset(record);
        fieldCount = 0;
        gaps = 0;
        wanted = false;
        strangers.clear();
        try {
            int at = space(record, 0);
            if (record[at] != '{') {
                return false;
            }
            int end = object(record, at + 1, ROOT, root);
            return end >= 0 && space(record, end) == record.length && gaps <= MOST_GAPS;
        } catch (IndexOutOfBoundsException truncated) {
            // the one check for the end of the record that costs nothing is the array's own
            return false;
        }
    }

    /** Lists the fields at the root of each record from now on. */
    public void listFields() {
        lists = true;
    }

    /** Whether fields are listed. */
    public boolean listsFields() {
        return lists;
    }

    /** How many fields the record has at its root, if they are listed. */
    public int fieldCount() {
        return fieldCount;
    }

    /** The number of a field at the root, in the record's order. */
    public int field(int index) {
        return fields[index];
    }

    /** Reads on behind a brace; the index behind the closing one. */
    private int object(byte[] bytes, int begin, int depth, Place place) {
        int at = bytes[begin] <= ' ' ? space(bytes, begin) : begin;
        if (bytes[at] == '}') {
            return at + 1;
        }
        long object = ++objects;
        int known = strangers.size();
        Key before = null;
        while (true) {
            Key key = before == null ? place.first : before.next;
            if (key != null && key.standsAt(bytes, at)) {
                at = behindColon(bytes, at + key.length);
                if (at < 0 || key.object == object) {
                    return REJECTED;
                }
                key.object = object;
                before = key;
            } else {
                key = unexpected(bytes, at, place, known);
                at = behindName;
                if (at < 0 || (key != null && key.object == object)) {
                    return REJECTED;
                }
                before = follow(before, key, place, object);
            }
            at = field(bytes, at, depth, key);
            if (at < 0) {
                return REJECTED;
            }
            if (bytes[at] == ',') {
                at = bytes[at + 1] <= ' ' ? space(bytes, at + 1) : at + 1;
            } else if (bytes[at] == '}') {
                strangers.shrink(known);
                return at + 1;
            } else {
                return REJECTED;
            }
        }
    }

    /** Remembers what followed what; the key that the next one is expected behind. */
    private static @Nullable Key follow(@Nullable Key before, @Nullable Key key, Place place, long object) {
        if (key == null) {
            return before;
        }
        if (before == null) {
            place.first = key;
        } else {
            before.next = key;
        }
        key.object = object;
        return key;
    }

    /** Reads on behind a colon; the index of what stands behind the value. */
    private int field(byte[] bytes, int behindColon, int depth, @Nullable Key key) {
        int from = bytes[behindColon] <= ' ' ? space(bytes, behindColon) : behindColon;
        int before = gaps;
        int end = key != null && key.watched
                ? wanted(bytes, from, depth, key.place)
                : value(bytes, from, depth, key == null ? unknown : key.place);
        if (end < 0) {
            return REJECTED;
        }
        if (key != null && key.watched) {
            for (int slot : key.slots) {
                fill(slot, from, end, before);
            }
        }
        if (lists && key != null && key.field != Key.NO_FIELD) {
            list(key.field);
        }
        return bytes[end] <= ' ' ? space(bytes, end) : end;
    }

    /** Reads a value as {@link #value} does, and keeps in mind where it is not compact. */
    private int wanted(byte[] bytes, int at, int depth, Place place) {
        boolean around = wanted;
        wanted = true;
        int end = value(bytes, at, depth, place);
        wanted = around;
        return end;
    }

    private void list(int field) {
        if (fieldCount == fields.length) {
            fields = Arrays.copyOf(fields, fieldCount * 2);
        }
        fields[fieldCount++] = field;
    }

    private void fill(int slot, int from, int end, int firstGap) {
        int quote = kind == SlotKind.STRING || kind == SlotKind.ESCAPED ? 1 : 0;
        slots.set(slot, kind, from + quote, end - quote);
        slots.firstGap[slot] = firstGap;
        slots.lastGap[slot] = gaps;
    }

    private void gap(int from, int to) {
        if (gaps == slots.gapStart.length && gaps < MOST_GAPS) {
            slots.gapStart = Arrays.copyOf(slots.gapStart, gaps * 2);
            slots.gapEnd = Arrays.copyOf(slots.gapEnd, gaps * 2);
        }
        if (gaps < slots.gapStart.length) {
            slots.gapStart[gaps] = from;
            slots.gapEnd[gaps] = to;
        }
        gaps++;
    }

    /** Reads a name that was not expected; its key, or null when it is not to be known. Sets {@link #behindName}. */
    private @Nullable Key unexpected(byte[] bytes, int quote, Place place, int firstStranger) {
        behindName = REJECTED;
        int before = gaps;
        int end = bytes[quote] == '"' ? text(bytes, quote + 1) : REJECTED;
        if (end < 0 || gaps != before) {
            return null;
        }
        int behindColon = behindColon(bytes, end + 1);
        if (behindColon < 0) {
            return null;
        }
        Key key = place.find(bytes, quote + 1, end);
        if (key == null) {
            key = learned(bytes, quote + 1, end, place);
        }
        if (key != null || (place != root && strangers.add(bytes, quote + 1, end, firstStranger))) {
            behindName = behindColon;
        }
        return key;
    }

    private int behindColon(byte[] bytes, int behindQuote) {
        if (bytes[behindQuote] == ':') {
            return behindQuote + 1;
        }
        int colon = space(bytes, behindQuote);
        return bytes[colon] == ':' ? colon + 1 : REJECTED;
    }

    private @Nullable Key learned(byte[] bytes, int from, int to, Place place) {
        if (keys == MOST_KEYS || !place.learns()) {
            return null;
        }
        keys++;
        byte[] name = Arrays.copyOfRange(bytes, from, to);
        Key key = place == root
                ? new Key(name, rootFields.apply(new String(name, UTF_8)), rootKeys++)
                : new Key(name, new SlotTree(), Key.NO_FIELD);
        place.add(key);
        return key;
    }

    /** Reads a value and sets {@link #kind}; the index behind it. */
    private int value(byte[] bytes, int at, int depth, Place place) {
        switch (bytes[at]) {
            case '"' -> {
                int before = gaps;
                int end = text(bytes, at + 1);
                kind = gaps == before ? SlotKind.STRING : SlotKind.ESCAPED;
                return end < 0 ? REJECTED : end + 1;
            }
            case '{' -> {
                int end = depth == maxDepth ? REJECTED : object(bytes, at + 1, depth + 1, place);
                kind = SlotKind.OBJECT;
                return end;
            }
            case '[' -> {
                int end = depth == maxDepth ? REJECTED : array(bytes, at + 1, depth + 1, place);
                kind = SlotKind.ARRAY;
                return end;
            }
            default -> {
                return scalar(bytes, at);
            }
        }
    }

    private int scalar(byte[] bytes, int at) {
        switch (bytes[at]) {
            case 't' -> {
                kind = SlotKind.TRUE;
                return bytes[at + 1] == 'r' && bytes[at + 2] == 'u' && bytes[at + 3] == 'e' ? at + 4 : REJECTED;
            }
            case 'f' -> {
                kind = SlotKind.FALSE;
                boolean word = bytes[at + 1] == 'a' && bytes[at + 2] == 'l' && bytes[at + 3] == 's';
                return word && bytes[at + 4] == 'e' ? at + 5 : REJECTED;
            }
            case 'n' -> {
                kind = SlotKind.NULL;
                return bytes[at + 1] == 'u' && bytes[at + 2] == 'l' && bytes[at + 3] == 'l' ? at + 4 : REJECTED;
            }
            default -> {
                kind = SlotKind.NUMBER;
                return Grammar.number(bytes, at);
            }
        }
    }

    /** Reads on behind a bracket; the index behind the closing one. */
    private int array(byte[] bytes, int begin, int depth, Place place) {
        int at = bytes[begin] <= ' ' ? space(bytes, begin) : begin;
        if (bytes[at] == ']') {
            return at + 1;
        }
        for (int index = 0; ; index++) {
            Place element = place.element(index);
            int before = gaps;
            int[] elementSlots = element.wanted.slots();
            int end = elementSlots.length == 0 ? value(bytes, at, depth, element) : wanted(bytes, at, depth, element);
            if (end < 0) {
                return REJECTED;
            }
            for (int slot : elementSlots) {
                fill(slot, at, end, before);
            }
            at = bytes[end] <= ' ' ? space(bytes, end) : end;
            if (bytes[at] == ']') {
                return at + 1;
            }
            if (bytes[at] != ',') {
                return REJECTED;
            }
            at = bytes[at + 1] <= ' ' ? space(bytes, at + 1) : at + 1;
        }
    }

    /** Reads on behind a quote; the index of the closing one. */
    private int text(byte[] bytes, int begin) {
        int at = begin;
        while (true) {
            if (at + Words.SIZE <= bytes.length) {
                long marks = Words.special(Words.at(bytes, at));
                if (marks == 0) {
                    at += Words.SIZE;
                    continue;
                }
                at += Words.first(marks);
            }
            byte next = bytes[at];
            if (next == '"') {
                return at;
            }
            if (next >= ' ' && next != '\\') {
                at++;
                continue;
            }
            if (next == '\\') {
                gap(at, Slots.ESCAPE);
                at = Grammar.escape(bytes, at);
            } else {
                at = Grammar.character(bytes, at);
            }
            if (at < 0) {
                return REJECTED;
            }
        }
    }

    /** The index of the next byte that is no white space, or of the end. */
    private int space(byte[] bytes, int begin) {
        int at = Grammar.behindSpace(bytes, begin);
        if (wanted && at > begin) {
            gap(begin, at);
        }
        return at;
    }
}
