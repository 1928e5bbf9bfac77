package io.weir.upgrade;

import java.util.Locale;

/** What becomes of a node's state. */
public enum Outcome {
    /** It goes on under the same name. */
    KEPT,
    /** It goes on under another name. */
    MIGRATED,
    /** Nothing in the new flow takes it. */
    LOST,
    /** The node starts without state. */
    NEW;

    /** As it is printed. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
