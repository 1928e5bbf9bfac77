package io.weir.flink.job;

/** A spec that does not compile; the message holds all its problems, as {@code weir check} prints them. */
public final class SpecRejected extends Exception {
    private static final long serialVersionUID = 1L;

    SpecRejected(String problems) {
        super(problems);
    }
}
