package io.weir.chaos.round;

import io.weir.chaos.flow.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Asks again and again which flows run. While nobody answers, the last answer holds: tasks run without a JobManager. */
final class Pulse implements AutoCloseable {
    private static final long PAUSE_NANOS = 300_000_000;

    private final List<Scenario> scenarios;
    private final Thread thread = new Thread(this::watch, "pulse");
    private volatile Set<Target> live = Set.of();
    private volatile boolean closing;

    Pulse(List<Scenario> scenarios) {
        this.scenarios = scenarios;
        thread.setDaemon(true);
        thread.start();
    }

    /** The targets of the flows that run. */
    Set<Target> live() {
        return live;
    }

    private void watch() {
        while (!closing) {
            try {
                Set<Target> now = EnumSet.noneOf(Target.class);
                for (Scenario scenario : scenarios) {
                    if (scenario.runs()) {
                        now.add(scenario.flow().target());
                    }
                }
                live = Set.copyOf(now);
            } catch (RuntimeException nobodyAnswers) {
                // the last answer holds
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        closing = true;
    }
}
