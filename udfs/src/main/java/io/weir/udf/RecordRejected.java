package io.weir.udf;

/** A record cannot go through a step; it becomes a dead letter. Carries no stack trace: it is an outcome, not a fault. */
public final class RecordRejected extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    /**
     * Rejects the record at hand.
     *
     * @param code the reason in kebab-case, for example {@code key-collision}
     * @param message what is wrong, naming fields but never their values
     */
    public RecordRejected(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** The reason in kebab-case. */
    public String code() {
        return code;
    }
}
