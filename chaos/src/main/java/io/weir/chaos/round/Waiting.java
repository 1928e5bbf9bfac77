package io.weir.chaos.round;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what other processes do. */
final class Waiting {
    private static final long PAUSE_MILLIS = 150;

    private Waiting() {}

    /** Asks until the condition holds; fails when it does not in time. */
    static void until(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        if (!patiently(patience, condition)) {
            throw new IllegalStateException("waited " + patience.toSeconds() + " s until " + what);
        }
    }

    /** Asks until the condition holds, or until the time is over; returns which. */
    static boolean patiently(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
