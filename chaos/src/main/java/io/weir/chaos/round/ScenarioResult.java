package io.weir.chaos.round;

import io.weir.chaos.check.Violation;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.workload.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one flow came through a round.
 *
 * @param flow as it was at the end
 * @param fates how many records met each
 * @param recovery from the last fault's healing until all its tasks ran again; empty when they did not
 * @param violations none when every invariant held
 */
public record ScenarioResult(
        FlowPlan flow, Map<Fate, Long> fates, Optional<Duration> recovery, List<Violation> violations) {
    public ScenarioResult {
        fates = Map.copyOf(fates);
        violations = List.copyOf(violations);
    }
}
