package io.weir.chaos.check;

import java.util.List;

/**
 * An invariant that did not hold.
 *
 * @param what happened, in one line
 * @param examples the first offending records, with their ids
 */
public record Violation(Invariant invariant, String what, List<String> examples) {
    private static final int EXAMPLES = 5;

    public Violation {
        examples = examples.stream().limit(EXAMPLES).toList();
    }

    /** One without records to show. */
    public static Violation of(Invariant invariant, String what) {
        return new Violation(invariant, what, List.of());
    }

    @Override
    public String toString() {
        String first = examples.isEmpty() ? "" : ": " + String.join("; ", examples);
        return invariant + " (" + invariant.title() + "): " + what + first;
    }
}
