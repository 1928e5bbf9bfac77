package io.weir.chaos.fault;

import java.time.Duration;

/**
 * One fault of a script.
 *
 * @param pause before it
 * @param hold how long it lasts; other faults may come meanwhile
 * @param choice picks among several victims of the kind
 */
public record Injection(FaultKind kind, Duration pause, Duration hold, int choice) {
    @Override
    public String toString() {
        return kind.label() + "+" + pause.toMillis() + "ms/" + hold.toMillis() + "ms";
    }
}
