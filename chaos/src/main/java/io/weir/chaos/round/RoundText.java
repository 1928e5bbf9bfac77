package io.weir.chaos.round;

import io.weir.chaos.check.Violation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rounds and violations in one line each. */
public final class RoundText {
    private RoundText() {}

    /** What was done in a round, and how it ended. */
    public static String line(RoundResult result) {
        String faults = result.hits().stream().map(hit -> hit.kind().label()).collect(Collectors.joining(" "));
        List<Violation> violations = result.scenarios().stream()
                .flatMap(scenario -> scenario.violations().stream())
                .toList();
        return String.format(
                Locale.ROOT,
                "round %d  %d flows  %d faults (%s)  %.0f s  %s",
                result.plan().number(),
                result.scenarios().size(),
                result.hits().size(),
                faults,
                result.took().toMillis() / 1000.0,
                violations.isEmpty() ? "all invariants held" : violations.size() + " VIOLATIONS");
    }

    /** A violation with everything that is needed to see it again. */
    public static String violation(Campaign campaign, RoundResult round, ScenarioResult scenario, Violation violation) {
        return "seed " + campaign.seed() + " round " + round.plan().number() + " scenario "
                + scenario.flow().name() + " (" + scenario.flow().target().label() + ", letters to "
                + scenario.flow().letters().name().toLowerCase(Locale.ROOT)
                + (scenario.flow().deduplicates() ? ", deduplicates" : "") + ") " + violation;
    }
}
