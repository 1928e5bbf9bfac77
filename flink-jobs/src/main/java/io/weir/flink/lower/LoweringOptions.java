package io.weir.flink.lower;

/**
 * How a plan is to run, beside what it says.
 *
 * @param bounded sources stop at what is there now, whatever their options say
 */
public record LoweringOptions(boolean bounded) {
    /** As the plan says. */
    public static final LoweringOptions AS_PLANNED = new LoweringOptions(false);

    /** As the plan says, but up to what is in the sources now. */
    public static final LoweringOptions BOUNDED = new LoweringOptions(true);
}
