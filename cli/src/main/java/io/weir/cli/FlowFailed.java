package io.weir.cli;

/** A flow's job ended by a failure. */
final class FlowFailed extends Exception {
    private static final long serialVersionUID = 1L;

    FlowFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
