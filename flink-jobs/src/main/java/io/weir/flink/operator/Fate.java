package io.weir.flink.operator;

import java.util.List;

/** What becomes of the records of a flow: {@code in + expanded = out + filtered + deduplicated + late + deadLettered}. */
public enum Fate {
    /** Entered the flow; counted once, where it is decoded. */
    IN("in"),
    /** Made by a step that turns one record into n: n - 1 of them. */
    EXPANDED("expanded"),
    /** Taken over by a sink. */
    OUT("out"),
    /** Dropped by a condition. */
    FILTERED("filtered"),
    /** Dropped as a repetition. */
    DEDUPLICATED("deduplicated"),
    /** Came after its time; goes to the errors sink, but is no dead letter in the equation. */
    LATE("late"),
    /** Could not go on. */
    DEAD_LETTERED("deadLettered");

    // the order of the counts in state: new fates go to the end, none is ever taken out
    static final List<Fate> STATE_ORDER = List.of(IN, EXPANDED, OUT, FILTERED, DEDUPLICATED, LATE, DEAD_LETTERED);

    private final String label;

    Fate(String label) {
        this.label = label;
    }

    /** The name of the metric in group {@code weir}. */
    public String label() {
        return label;
    }

    /** The name of the accumulator in the job's result. */
    public String accumulator() {
        return "weir." + label;
    }
}
