package io.weir.chaos.mutant;

import io.weir.chaos.check.Violation;
import java.time.Duration;
import java.util.Optional;

/**
 * What the rig said of a mutant.
 *
 * @param caught how it showed; empty when it survived
 * @param trouble why the trial proves nothing; empty when it does: the mutant was planted, and the world held
 * @param took all attempts
 */
public record MutantResult(Mutant mutant, Optional<Violation> caught, String trouble, Duration took) {
    /** Whether the rig did what it is for. */
    public boolean isCaught() {
        return caught.isPresent() && trouble.isEmpty();
    }

    @Override
    public String toString() {
        String outcome = trouble.isEmpty()
                ? caught.map(violation -> "caught by " + violation).orElse("SURVIVED")
                : "NOT TRIED: " + trouble;
        return mutant.label() + " (" + mutant.breaks() + "): " + outcome + " [" + took.toSeconds() + " s]";
    }
}
