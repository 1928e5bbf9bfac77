package io.weir.chaos.round;

import io.weir.chaos.fault.FaultKind;
import java.time.Duration;
import java.util.List;

/**
 * What a run is asked to do.
 *
 * @param seed decides flows, loads, faults and moments
 * @param time after which no further round begins
 * @param rounds at most so many that prove something: a round whose world fails is followed by another
 * @param kinds the faults to choose from
 */
public record Campaign(long seed, Duration time, int rounds, List<FaultKind> kinds) {
    /** All kinds of faults. */
    public static final List<FaultKind> ALL_KINDS = List.of(FaultKind.values());

    public Campaign {
        kinds = List.copyOf(kinds);
    }
}
