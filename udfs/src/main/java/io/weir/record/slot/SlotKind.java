package io.weir.record.slot;

/**
 * What lies in a slot. Bytes and not an enum: a slot is written and looked at once per field and record, in arrays that live as
 * long as the task.
 */
public final class SlotKind {
    /** The path leads nowhere in this record; {@code start} and {@code end} mean nothing. */
    public static final byte ABSENT = 0;

    public static final byte NULL = 1;
    public static final byte FALSE = 2;
    public static final byte TRUE = 3;

    /** A number; the slot's bytes are its lexeme, digit for digit. */
    public static final byte NUMBER = 4;

    /** A text without escapes; the slot's bytes are its characters in valid UTF-8, without the quotes. */
    public static final byte STRING = 5;

    /** A text with escapes; the slot's bytes lie between the quotes and are not the text itself. */
    public static final byte ESCAPED = 6;

    /** An object, braces included. */
    public static final byte OBJECT = 7;

    /** An array, brackets included. */
    public static final byte ARRAY = 8;

    private SlotKind() {}
}
