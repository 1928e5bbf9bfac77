package io.weir.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line of progress: rewritten in place on a terminal, printed every ten seconds elsewhere. */
final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private final PrintWriter err;
    private final boolean terminal;
    private long printedAt = System.nanoTime();

    Progress(PrintWriter err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Whether someone is likely watching; the launcher knows, Java's own answer changed between versions. */
    static boolean onTerminal() {
        return Boolean.getBoolean("weir.terminal");
    }

    /** Shows how far the work has come. */
    void show(String line) {
        if (terminal) {
            err.print("\r" + line + "\u001b[K");
        } else if (System.nanoTime() - printedAt >= PAUSE.toNanos()) {
            printedAt = System.nanoTime();
            err.println(line);
        }
        err.flush();
    }

    /** Ends the line. */
    void done() {
        if (terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    /** A bar for a share between 0 and 1. */
    static String bar(double share) {
        int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * 24);
        return "█".repeat(filled) + "░".repeat(24 - filled) + String.format(Locale.ROOT, " %3.0f %%", share * 100);
    }
}
