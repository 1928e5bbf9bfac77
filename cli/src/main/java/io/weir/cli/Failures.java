package io.weir.cli;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a failure in one line: what was being done, and the first cause. */
final class Failures {
    private Failures() {}

    static String describe(Throwable failure) {
        Set<String> parts = new LinkedHashSet<>();
        parts.add(message(failure));
        parts.add(message(root(failure)));
        return String.join(": ", parts);
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        @Nullable Throwable cause = at.getCause();
        while (cause != null && cause != at) {
            at = cause;
            cause = at.getCause();
        }
        return at;
    }

    private static String message(Throwable failure) {
        @Nullable String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
