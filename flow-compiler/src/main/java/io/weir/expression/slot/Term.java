package io.weir.expression.slot;

import io.weir.record.slot.Slots;

/** A part of a condition that has a value. */
public interface Term {
    /** As {@link Test#UNKNOWN}: only the tree knows. */
    int UNKNOWN = 2;

    /** As {@link Test#ERROR}. */
    int ERROR = 3;

    int NULL = 4;
    int FALSE = 5;
    int TRUE = 6;

    /** An integer of 64 bits, in {@link Cell#whole}. */
    int INT = 7;

    /** A number with a point or an exponent, in {@link Cell#real}. */
    int DOUBLE = 8;

    /** A longer integer; its digits in the cell's bytes, its sign in {@link Cell#whole}. */
    int BIG = 9;

    /** A text, its UTF-8 in the cell's bytes. */
    int TEXT = 10;

    /** A text that is written with escapes, and not in the cell. */
    int ESCAPED = 11;

    int LIST = 12;
    int STRUCT = 13;

    /** Leaves the value in {@link #cell}; its type, one of the constants of this interface. */
    int load(Slots slots);

    /** Where this term leaves its values, always the same. */
    Cell cell();
}
