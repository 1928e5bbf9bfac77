package io.weir.chaos.round;

import java.time.Duration;
import java.util.List;

/**
 * What came of a round.
 *
 * @param hits the faults in their order
 * @param took from the first submission to the last look
 */
public record RoundResult(RoundPlan plan, List<ScenarioResult> scenarios, List<Hit> hits, Duration took) {
    public RoundResult {
        scenarios = List.copyOf(scenarios);
        hits = List.copyOf(hits);
    }

    /** Whether an invariant was violated. */
    public boolean isViolated() {
        return scenarios.stream().anyMatch(scenario -> !scenario.violations().isEmpty());
    }
}
