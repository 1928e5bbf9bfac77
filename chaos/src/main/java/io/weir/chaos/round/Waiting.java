package io.weir.chaos.round;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for what other processes do. */
public final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(150);

    private Waiting() {}

    /** Asks until the condition holds; fails when it does not in time. */
    static void until(String what, Duration patience, BooleanSupplier condition) throws InterruptedException {
        if (!patiently(patience, condition)) {
            throw new IllegalStateException("waited " + patience.toSeconds() + " s until " + what);
        }
    }

    /** Asks until the condition holds, or until the time is over; returns which. */
    static boolean patiently(Duration patience, BooleanSupplier condition) throws InterruptedException {
        return patiently(patience, PAUSE, condition);
    }

    /** Asks with these pauses until the condition holds, or until the time is over; returns which. */
    public static boolean patiently(Duration patience, Duration pause, BooleanSupplier condition)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(pause.toMillis());
        }
        return true;
    }
}
