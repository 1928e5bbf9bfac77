package io.weir.record.slot;

/**
 * A yes-or-no question about the raw values of a record that is an object. Answers without making objects. One instance serves one
 * task; never called by two threads at once.
 */
public interface SlotCondition {
    /** The record does not meet the condition. */
    int NO = 0;

    /** The record meets the condition. */
    int YES = 1;

    /**
     * Raw values do not tell, or there is no answer because the record is faulty: the condition must be asked of the record's tree,
     * which also says what is wrong.
     */
    int UNKNOWN = 2;

    /** {@link #YES}, {@link #NO} or {@link #UNKNOWN}, for the record that the slots are filled from. */
    int test(Slots slots);
}
