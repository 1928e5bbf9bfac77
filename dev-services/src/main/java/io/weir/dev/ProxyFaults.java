package io.weir.dev;

import io.weir.dev.TcpProxy.Direction;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a proxy is told to do to its connections, and what it has done. Used by many threads. */
final class ProxyFaults {
    final AtomicLong cut = new AtomicLong();
    final AtomicLong refused = new AtomicLong();
    final AtomicLong swallowed = new AtomicLong();
    final AtomicLong delayed = new AtomicLong();
    final AtomicLong answersLost = new AtomicLong();
    final AtomicLong requestsHeld = new AtomicLong();

    private final AtomicReference<@Nullable Predicate<String>> trigger = new AtomicReference<>();
    private final Map<Direction, Duration> delays = new EnumMap<>(Direction.class);
    private volatile Predicate<String> opening = request -> false;
    private volatile Predicate<String> late = request -> false;
    private int toHold;
    private long healings;
    private volatile boolean refusing;
    private volatile boolean swallowing;

    void refuse() {
        refusing = true;
    }

    boolean refuses() {
        return refusing;
    }

    void swallow() {
        swallowing = true;
    }

    boolean swallows() {
        return swallowing;
    }

    synchronized void delay(Direction direction, Duration delay) {
        delays.put(direction, delay);
        notifyAll();
    }

    /** Waits as long as deliveries in this direction wait now; less when that is taken back meanwhile. */
    synchronized void await(Direction direction) throws InterruptedException {
        long begun = System.nanoTime();
        if (delays.containsKey(direction)) {
            delayed.incrementAndGet();
        }
        while (true) {
            Duration delay = delays.getOrDefault(direction, Duration.ZERO);
            long left = delay.toNanos() - (System.nanoTime() - begun);
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    void loseAnswerTo(Predicate<String> request) {
        trigger.set(request);
    }

    /** True once, for the first request that matches. */
    boolean losesAnswerTo(String request) {
        Predicate<String> armed = trigger.get();
        return armed != null && armed.test(request) && trigger.compareAndSet(armed, null);
    }

    synchronized void holdBack(Predicate<String> first, Predicate<String> then, int count) {
        opening = first;
        late = then;
        toHold = count;
    }

    /** Whether the next late request of this connection is to be held back. */
    boolean opens(String request) {
        return opening.test(request);
    }

    /** Whether this is what may be held back. */
    boolean isLate(String request) {
        return late.test(request);
    }

    /** Waits for {@link #heal}, unless enough are held back. */
    synchronized void hold() throws InterruptedException {
        if (toHold == 0) {
            return;
        }
        toHold--;
        requestsHeld.incrementAndGet();
        for (long begun = healings; begun == healings; ) {
            wait();
        }
    }

    synchronized void heal() {
        refusing = false;
        swallowing = false;
        trigger.set(null);
        delays.clear();
        toHold = 0;
        healings++;
        notifyAll();
    }

    InjectedFaults count() {
        return new InjectedFaults(
                cut.get(), refused.get(), swallowed.get(), delayed.get(), answersLost.get(), requestsHeld.get());
    }
}
