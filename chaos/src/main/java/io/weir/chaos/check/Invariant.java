package io.weir.chaos.check;

/** What must hold of every flow, whatever happens to it. */
public enum Invariant {
    /** Every record that must arrive is there. */
    I1("no loss"),
    /** None is there twice. */
    I2("no duplicates"),
    /** Each record has one fate, and the flow counted it so. */
    I3("conservation"),
    /** The records of a key arrive in their order. */
    I4("order per key"),
    /** Nothing is there that should not be, and nothing was altered on the way. */
    I5("nothing unknown, nothing altered"),
    /** The dead letters are the records that had to be refused, with the right codes and the original bytes. */
    I6("dead letters"),
    /** What an observer has seen once stays. */
    I7("nothing vanishes"),
    /** A stopped flow leaves nothing half-done behind. */
    I8("nothing left over"),
    /** A flow runs and catches up soon after the last fault is healed. */
    I9("recovery"),
    /** Submitting a flow a second time changes nothing. */
    I10("one live job"),
    /** What must be noticed stops the flow with the right message, instead of losing records silently. */
    I11("loss is noticed"),
    /** Secrets are nowhere to be found. */
    I13("no secret anywhere");

    private final String title;

    Invariant(String title) {
        this.title = title;
    }

    /** For reports. */
    public String title() {
        return title;
    }
}
