package io.weir.record.slot;

import java.util.Arrays;

/**
 * Where the fields that a plan names lie in the bytes of the record at hand. One instance serves one task: it is overwritten with
 * each record, and belongs to one thread. Which index stands for which path is settled before records flow; a path means what
 * {@link io.weir.record.Fields#find} finds in the tree of the same record.
 *
 * <p>The fields are public and not final in content, against the rule, because this is the innermost loop of a flow: conditions and
 * writers read three array elements per field, and nothing else.
 */
public final class Slots {
    /** The end of a gap that is an escape. */
    static final int ESCAPE = -1;

    private static final byte[] NOTHING = new byte[0];

    /** The record's bytes, as the source delivered them; never written to. */
    public byte[] bytes = NOTHING;

    /** The first byte of each field's value; for texts, the one behind the opening quote. */
    public final int[] start;

    /** The byte behind each field's value; for texts, the closing quote. */
    public final int[] end;

    /** One of the constants of {@link SlotKind} per field. */
    public final byte[] kind;

    /** The first gap of the record that lies in each field's value; as many as there are up to {@link #lastGap}. */
    final int[] firstGap;

    /** The gap behind the last one in each field's value. */
    final int[] lastGap;

    /** Where a writer would write something else: the first byte of white space, or the backslash of an escape. */
    int[] gapStart = new int[16];

    /** The byte behind the white space, or {@link #ESCAPE}. */
    int[] gapEnd = new int[16];

    /** Slots for this many paths, all absent. */
    public Slots(int size) {
        start = new int[size];
        end = new int[size];
        kind = new byte[size];
        firstGap = new int[size];
        lastGap = new int[size];
    }

    /** How many paths there are. */
    public int size() {
        return kind.length;
    }

    /** Begins with another record: every field is absent until it is found. */
    public void reset(byte[] record) {
        bytes = record;
        Arrays.fill(kind, SlotKind.ABSENT);
    }

    /** Sets where one field lies. */
    public void set(int slot, byte newKind, int from, int to) {
        kind[slot] = newKind;
        start[slot] = from;
        end[slot] = to;
    }
}
