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
    private static final byte[] NOTHING = new byte[0];

    /** The record's bytes, as the source delivered them; never written to. */
    public byte[] bytes = NOTHING;

    /** The first byte of each field's value; for texts, the one behind the opening quote. */
    public final int[] start;

    /** The byte behind each field's value; for texts, the closing quote. */
    public final int[] end;

    /** One of the constants of {@link SlotKind} per field. */
    public final byte[] kind;

    /** Whether an object or array holds white space or escapes, so that its bytes are not what a writer would write. */
    public final boolean[] rough;

    /** Slots for this many paths, all absent. */
    public Slots(int size) {
        start = new int[size];
        end = new int[size];
        kind = new byte[size];
        rough = new boolean[size];
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
