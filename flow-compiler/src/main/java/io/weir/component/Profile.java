package io.weir.component;

import io.weir.declare.Doc;
import java.time.Duration;

/** What a flow is tuned for, where the spec does not say it option by option. */
public enum Profile {
    @Doc("Many records per second: full buffers, and a checkpoint every 5s.")
    BALANCED(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(100), Duration.ofSeconds(1), 1.5),
    @Doc(
            "Records pass on at once, checkpoints come every 100ms for exactly-once and every 1s otherwise, restarts wait 100ms at first. Costs more work per record, and more transactions.")
    LOW_LATENCY(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMillis(1), Duration.ofMillis(100), 2);

    private final Duration exactInterval;
    private final Duration interval;
    private final Duration exchange;
    private final Duration firstRestart;
    private final double restartGrowth;

    Profile(Duration exactInterval, Duration interval, Duration exchange, Duration firstRestart, double restartGrowth) {
        this.exactInterval = exactInterval;
        this.interval = interval;
        this.exchange = exchange;
        this.firstRestart = firstRestart;
        this.restartGrowth = restartGrowth;
    }

    /** Time between checkpoints, unless the spec says another. Only exactly-once sinks show records once per checkpoint. */
    public Duration checkpointInterval(Guarantee guarantee) {
        return guarantee == Guarantee.EXACTLY_ONCE ? exactInterval : interval;
    }

    /** How long records stay in the buffers between two tasks at most: Flink sends them on then, full or not. */
    public Duration exchange() {
        return exchange;
    }

    /** How long the first restart after a failure waits. */
    public Duration firstRestart() {
        return firstRestart;
    }

    /** How many times as long as the one before each further restart waits, up to a limit. */
    public double restartGrowth() {
        return restartGrowth;
    }

    /** Whether clients are to pass on single records instead of waiting for more. */
    public boolean eager() {
        return this == LOW_LATENCY;
    }
}
