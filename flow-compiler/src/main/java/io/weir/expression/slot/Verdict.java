package io.weir.expression.slot;

/**
 * What a comparison makes of how two values stand to each other: bit {@code n} of a mask is for relation {@code n}.
 *
 * @param yes the relations that make it true
 * @param error the relations that make it an error
 */
public record Verdict(int yes, int error) {
    static final int LESS = 0;
    static final int EQUAL = 1;
    static final int GREATER = 2;

    /** Two doubles of which one is not a number. */
    static final int UNORDERED = 3;

    /** Values of types that cannot be compared. */
    static final int DIFFERENT = 4;

    /** Two nulls. */
    static final int BOTH_NULL = 5;

    /** Only the tree knows. */
    static final int UNKNOWN = 6;

    private static final int UNCOMPARABLE = 1 << DIFFERENT | 1 << BOTH_NULL;

    /** Equality, which any two values can be asked for. */
    public static final Verdict SAME = new Verdict(1 << EQUAL | 1 << BOTH_NULL, 0);

    /** The opposite of {@link #SAME}. */
    public static final Verdict NOT_SAME = new Verdict(1 << LESS | 1 << GREATER | 1 << UNORDERED | 1 << DIFFERENT, 0);

    /** A comparison that holds for some orders. */
    public static Verdict order(boolean less, boolean equal, boolean greater) {
        int yes = (less ? 1 << LESS : 0) | (equal ? 1 << EQUAL : 0) | (greater ? 1 << GREATER : 0);
        return new Verdict(yes, UNCOMPARABLE);
    }

    /** One of the constants of {@link Test}. */
    int on(int relation) {
        if (relation == UNKNOWN) {
            return Test.UNKNOWN;
        }
        return (error >> relation & 1) != 0 ? Test.ERROR : yes >> relation & 1;
    }

    /** The relation of two values, from what a comparator says of them. */
    static int ofOrder(int comparison) {
        return comparison < 0 ? LESS : comparison > 0 ? GREATER : EQUAL;
    }
}
