package io.weir.chaos.workload;

import java.util.Locale;

/** What becomes of a record; each has exactly one. */
public enum Fate {
    /** It is in the target. */
    OUT,
    /** A filter took it out. */
    FILTERED,
    /** Its id was seen before. */
    DEDUPLICATED,
    /** It came too late to be judged; it is in the errors sink, with code {@code late}. */
    LATE,
    /** It is in the errors sink. */
    DEAD_LETTERED;

    /** The name under which a flow counts it. */
    public String counter() {
        return this == DEAD_LETTERED ? "weir.deadLettered" : "weir." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether the errors sink holds it. */
    public boolean isLetter() {
        return this == LATE || this == DEAD_LETTERED;
    }
}
