package io.weir.cli;

import org.jspecify.annotations.Nullable;

/** A flow's job ended by a failure, or could not begin. */
final class FlowFailed extends Exception {
    private static final long serialVersionUID = 1L;

    FlowFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
