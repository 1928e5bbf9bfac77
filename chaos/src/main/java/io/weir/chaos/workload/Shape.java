package io.weir.chaos.workload;

/**
 * How long a sequence of records is, and where its character changes. A number that is never reached means: not at all.
 *
 * @param size how many records
 * @param calm before this one none is late: a flow must have seen newer ones first
 * @param growsAt from here on, half of the keys are new ones and go to lanes 2 and 3 too
 * @param extraFrom from here on, some records are {@link Kind#EXTRA}
 * @param giants whether some are {@link Kind#GIANT}
 * @param strangers whether some of the {@link Kind#REFUSED} offend against a foreign key, which shows only when they are written
 */
public record Shape(long size, long calm, long growsAt, long extraFrom, boolean giants, boolean strangers) {
    /** Later than any record. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A sequence whose character does not change after the calm beginning. */
    public static Shape steady(long size, long calm) {
        return new Shape(size, calm, NEVER, NEVER, false, true);
    }

    /** The same with records that are larger than a topic takes. */
    public Shape withGiants() {
        return new Shape(size, calm, growsAt, extraFrom, true, strangers);
    }

    /** The same with new lanes from a record on. */
    public Shape growingAt(long n) {
        return new Shape(size, calm, n, extraFrom, giants, strangers);
    }

    /** The same with extra records from a record on. */
    public Shape withExtraFrom(long n) {
        return new Shape(size, calm, growsAt, n, giants, strangers);
    }

    /** The same without offences against foreign keys. */
    public Shape withoutStrangers() {
        return new Shape(size, calm, growsAt, extraFrom, giants, false);
    }
}
