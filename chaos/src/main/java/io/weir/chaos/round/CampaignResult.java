package io.weir.chaos.round;

import io.weir.chaos.check.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run.
 *
 * @param rounds that were judged
 * @param versions of the servers, by name
 * @param voided what went wrong with the rounds that prove nothing, because the world itself failed
 */
public record CampaignResult(
        Campaign campaign,
        Instant started,
        Duration took,
        Map<String, String> versions,
        List<RoundResult> rounds,
        List<String> voided) {
    public CampaignResult {
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
        rounds = List.copyOf(rounds);
        voided = List.copyOf(voided);
    }

    /** All flows of all rounds. */
    public List<ScenarioResult> scenarios() {
        return rounds.stream().flatMap(round -> round.scenarios().stream()).toList();
    }

    /** All faults. */
    public List<Hit> hits() {
        return rounds.stream().flatMap(round -> round.hits().stream()).toList();
    }

    /** Everything that should not have happened. */
    public List<Violation> violations() {
        return scenarios().stream()
                .flatMap(scenario -> scenario.violations().stream())
                .toList();
    }
}
