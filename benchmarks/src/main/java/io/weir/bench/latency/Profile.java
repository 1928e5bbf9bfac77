package io.weir.bench.latency;

import java.time.Duration;
import java.util.Arrays;

/** What is promised, and how often checkpoints are made for it: as Weir's profile low-latency does. */
enum Profile {
    AT_LEAST_ONCE("at-least-once", Duration.ofSeconds(1)),
    EXACTLY_ONCE("exactly-once", Duration.ofMillis(100));

    private final String guarantee;
    private final Duration checkpoints;

    Profile(String guarantee, Duration checkpoints) {
        this.guarantee = guarantee;
        this.checkpoints = checkpoints;
    }

    /** As a spec has it. */
    String guarantee() {
        return guarantee;
    }

    /** Time between checkpoints. */
    Duration checkpoints() {
        return checkpoints;
    }

    /** The profile that a scenario begins with. */
    static Profile of(String scenario) {
        return Arrays.stream(values())
                .filter(profile -> scenario.startsWith(profile.guarantee))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no profile in '" + scenario + "'"));
    }
}
