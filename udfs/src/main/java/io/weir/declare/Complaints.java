package io.weir.declare;

/** Where an options record says what is wrong with its values; each complaint is placed at the option it names. */
public interface Complaints {
    /**
     * An error at an option.
     *
     * @param option the option's name, or the empty string for the whole block
     * @param message what is wrong, with the value: one sentence, lower case, no period
     * @param hint what to do, imperative; may be empty
     */
    void error(String option, String message, String hint);

    /** As {@link #error}, of something that is known and that a later version will accept. */
    default void notYet(String option, String message, String hint) {
        error(option, message, hint);
    }

    /** As {@link #error}, but the spec still compiles. */
    void warning(String option, String message, String hint);
}
