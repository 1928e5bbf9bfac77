package io.weir.flink.keys;

/**
 * A span of numbers that are remembered equally long. Its numbers are forgotten together, when the last of them may be.
 *
 * @param keep how long after itself a number is remembered; {@link #FOREVER} if it has no such time
 * @param first the lowest number, a multiple of the length
 * @param bits the span has 2^bits numbers
 */
record Span(long keep, long first, int bits) {
    static final long FOREVER = Long.MAX_VALUE;

    /**
     * At least so many spans make up the time that a number is remembered. Fewer mean fewer tables to look into, and more that
     * is kept beyond its time: at most a third.
     */
    private static final long SPANS = 3;

    private static final int MOST_BITS = 32;
    private static final int FOREVER_BITS = 20;

    /** The span of a number that is remembered until an event time. */
    static Span of(long number, long forgetAt) {
        return at(number, forgetAt == FOREVER ? FOREVER : Math.subtractExact(forgetAt, number));
    }

    private static Span at(long number, long keep) {
        int bits = keep == FOREVER ? FOREVER_BITS : bits(keep);
        return new Span(keep, number >> bits << bits, bits);
    }

    private static int bits(long keep) {
        long longest = Math.max(keep / SPANS, 1);
        return Math.min(Long.SIZE - 1 - Long.numberOfLeadingZeros(longest), MOST_BITS);
    }

    /** The highest number. */
    long last() {
        return first + (1L << bits) - 1;
    }

    /** The event time before which all numbers are. */
    long passedAt() {
        return sum(last(), 1);
    }

    /** The event time at which all numbers are forgotten. */
    long forgottenAt() {
        return keep == FOREVER ? FOREVER : sum(last(), keep);
    }

    /** The lowest number that is still remembered at this event time, if numbers are kept this long. */
    static long oldest(long keep, long now) {
        return keep == FOREVER ? Long.MIN_VALUE : sum(now, 1 - keep);
    }

    private static long sum(long number, long by) {
        long sum = number + by;
        return by < 0 == sum < number ? sum : by < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
