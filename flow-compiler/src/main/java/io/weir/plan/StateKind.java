package io.weir.plan;

/** What a node keeps in checkpoints, and so what is lost with it. */
public enum StateKind {
    /** How far a source has been read. */
    POSITIONS("positions"),
    /** What is remembered of each key. */
    KEYS("remembered keys"),
    /** Writes that wait for their checkpoint to complete. */
    COMMITS("pending commits"),
    /** How many records met which fate; nothing that the output depends on. */
    COUNTERS("counters");

    private final String text;

    StateKind(String text) {
        this.text = text;
    }

    /** As readers know it. */
    public String text() {
        return text;
    }
}
