package io.weir.udf.fold;

/** A field that only the tree can follow through the steps. Carries no stack trace: it is an outcome, not a fault. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    private final int step;

    Unfit(int step, String why) {
        super(why, null, false, false);
        this.step = step;
    }

    /** The number of the step that cannot be folded for this field. */
    int step() {
        return step;
    }
}
