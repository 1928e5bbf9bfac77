package io.weir.problem;

/** The compiler itself is wrong: no spec, however broken, may lead here. */
public final class CompilerBug extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says which invariant does not hold. */
    public CompilerBug(String message) {
        super(message);
    }

    /** Says which invariant does not hold, and what showed it. */
    public CompilerBug(String message, Throwable cause) {
        super(message, cause);
    }
}
