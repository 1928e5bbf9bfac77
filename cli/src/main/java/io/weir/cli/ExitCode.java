package io.weir.cli;

/** What the command's exit codes mean. Wrong usage (2) is picocli's. */
final class ExitCode {
    static final int FINE = 0;
    static final int PROBLEMS = 1;
    static final int WORLD_FAILED = 3;

    private ExitCode() {}
}
