package io.weir.udf.fold;

import io.weir.record.JsonBuffer;
import io.weir.record.slot.SlotKind;
import io.weir.record.slot.SlotScanner;
import io.weir.record.slot.Slots;
import io.weir.udf.Effect;
import io.weir.udf.RecordRejected;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the result of folded steps looks like: names that are known before the record, and between them pieces of the source's
 * bytes. Behind a select the fields and their order are known; otherwise they are those of the record, each with its own entry.
 */
final class Template {
    /** So many fields a record without a select may have. */
    private static final int MOST_FIELDS = 256;

    private final Folding folding;

    /** Behind a select: the first of its slots; otherwise the first slot of the fields at the root, in the scanner's order. */
    private final int firstSlot;

    private final boolean selects;
    private @Nullable Entry[] entries;
    private final boolean[] always;
    private final Entry[] added;
    private final long[] addedStamps;

    Template(Folding folding, List<FieldCourse> addedFields) {
        this.folding = folding;
        int select = lastSelect(folding);
        this.selects = select > 0;
        this.firstSlot = selects ? folding.wants(select).get(0).slot() : folding.slots();
        this.entries = new Entry[selects ? folding.wants(select).size() : MOST_FIELDS];
        this.always = new boolean[entries.length];
        List<FieldCourse> atEnd =
                addedFields.stream().filter(course -> isAtEnd(course)).toList();
        this.added = new Entry[atEnd.size()];
        this.addedStamps = new long[added.length];
        for (int i = 0; i < added.length; i++) {
            added[i] = Entry.of(atEnd.get(i).pieces().get(0), folding);
            addedStamps[i] = 1L << atEnd.get(i).stamp();
        }
        for (FieldCourse course : addedFields) {
            for (Piece piece : course.pieces()) {
                if (piece.slot() != Piece.NONE) {
                    always[piece.slot() - firstSlot] = true;
                    entries[piece.slot() - firstSlot] = Entry.of(piece, folding);
                }
            }
        }
    }

    private static boolean isAtEnd(FieldCourse added) {
        return !added.pieces().isEmpty() && added.pieces().get(0).slot() == Piece.NONE;
    }

    private static int lastSelect(Folding folding) {
        int last = 0;
        for (int step = 0; step < folding.effects().size(); step++) {
            last = folding.effects().get(step) instanceof Effect.Select ? step : last;
        }
        return last;
    }

    /** Whether the fields of a record must be listed to write its result. */
    boolean needsFields() {
        return !selects;
    }

    /** How many slots there must be. */
    int slots() {
        return firstSlot + entries.length;
    }

    /** Takes up a field of the source's records; false when it has no place beside those taken up before. */
    boolean takes(int number, FieldCourse course) {
        if (!selects) {
            if (number >= MOST_FIELDS) {
                return false;
            }
            course.slots().add(List.of(), firstSlot + number);
            course.pieces().forEach(piece -> entries[number] = Entry.of(piece, folding));
            return true;
        }
        for (Piece piece : course.pieces()) {
            int place = piece.slot() - firstSlot;
            Entry entry = Entry.of(piece, folding);
            Entry other = entries[place];
            if (other != null && !other.isLike(entry) && !(always[place] && entry.isTime())) {
                return false;
            }
            entries[place] = other == null ? entry : other;
        }
        return true;
    }

    /** Writes the result for the record in the slots. */
    void write(SlotScanner record, Slots slots, long eventTime, JsonBuffer out) throws RecordRejected {
        out.clear();
        long stamps = selects ? writeSelected(slots, eventTime, out) : writeAll(record, slots, eventTime, out);
        for (int i = 0; i < added.length; i++) {
            if ((stamps & addedStamps[i]) == 0) {
                added[i].write(slots, 0, eventTime, out);
                stamps |= added[i].stamps();
            }
        }
        out.close('{', '}');
    }

    private long writeSelected(Slots slots, long eventTime, JsonBuffer out) throws RecordRejected {
        long stamps = 0;
        for (int i = 0; i < entries.length; i++) {
            Entry entry = entries[i];
            if (entry != null && (always[i] || slots.kind[firstSlot + i] != SlotKind.ABSENT)) {
                entry.write(slots, firstSlot + i, eventTime, out);
                stamps |= entry.stamps();
            }
        }
        return stamps;
    }

    private long writeAll(SlotScanner record, Slots slots, long eventTime, JsonBuffer out) throws RecordRejected {
        long stamps = 0;
        for (int i = 0; i < record.fieldCount(); i++) {
            int field = record.field(i);
            Entry entry = entries[field];
            if (entry != null) {
                entry.write(slots, firstSlot + field, eventTime, out);
                stamps |= entry.stamps();
            }
        }
        return stamps;
    }

    @Override
    public String toString() {
        return Arrays.toString(entries);
    }
}
