package io.weir.dev;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something that another process does. */
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /**
     * Asks every 100 ms until the condition holds.
     *
     * @param what is waited for, with the place to look when it does not come
     * @throws ServiceException when it does not hold within {@code timeout}
     */
    static void until(String what, Duration timeout, BooleanSupplier condition) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                throw new ServiceException("waited " + timeout.toSeconds() + " s for " + what);
            }
            try {
                Thread.sleep(PAUSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ServiceException("interrupted while waiting for " + what, interrupted);
            }
        }
    }
}
