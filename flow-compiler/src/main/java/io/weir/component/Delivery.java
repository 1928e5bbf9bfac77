package io.weir.component;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/** What a flow asks of its sinks: the {@code delivery} block of a spec. */
@Doc("Delivery guarantee of the flow.")
public record Delivery(
        @Doc("How often a record shows up at a sink.") @Default("exactly-once")
        Guarantee guarantee,

        @Doc(
                "What the flow is tuned for: 'low-latency' passes records on at once, checkpoints often and restarts fast, for more work per record.")
        @Default("balanced")
        Profile profile,

        @Doc(
                "Time between checkpoints; transactional sinks show records once per checkpoint. Without it the profile's: 5s, or with 'low-latency' 100ms for exactly-once and 1s otherwise.")
        Optional<Duration> checkpointInterval,

        @Doc("Time after which a checkpoint that has not completed is given up.") @Default("2m")
        Duration checkpointTimeout,

        @Doc(
                "Longest time from the arrival of a record at the source until it can be seen at its sink, while nothing fails and nothing is queued; a flow that cannot keep it does not compile. Dead letters may take longer.")
        Optional<Duration> maxLatency)
        implements Checked, Serializable {
    /** The shortest time between checkpoints that Flink accepts. */
    public static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

    /** A delivery that may take any time. */
    public Delivery(Guarantee guarantee, Duration checkpointInterval, Duration checkpointTimeout) {
        this(guarantee, Profile.BALANCED, Optional.of(checkpointInterval), checkpointTimeout, Optional.empty());
    }

    /** This delivery, but with another guarantee. */
    public Delivery with(Guarantee other) {
        return new Delivery(other, profile, checkpointInterval, checkpointTimeout, maxLatency);
    }

    /** This delivery, but with another profile. */
    public Delivery with(Profile other) {
        return new Delivery(guarantee, other, checkpointInterval, checkpointTimeout, maxLatency);
    }

    /** Time between checkpoints: what the spec says, or else the profile. */
    public Duration interval() {
        return checkpointInterval.orElseGet(() -> profile.checkpointInterval(guarantee));
    }

    /** Whether checkpoints are taken: a flow that may lose records goes on from none. */
    public boolean checkpoints() {
        return guarantee != Guarantee.AT_MOST_ONCE;
    }

    @Override
    public void check(Complaints complaints) {
        if (interval().compareTo(SHORTEST_INTERVAL) < 0) {
            complaints.error("checkpointInterval", "'checkpointInterval' is shorter than 10ms", "write '5s'");
        }
        if (checkpointTimeout.compareTo(SHORTEST_INTERVAL) < 0) {
            complaints.error("checkpointTimeout", "'checkpointTimeout' is shorter than 10ms", "write '2m'");
        }
        if (maxLatency.filter(Duration::isZero).isPresent()) {
            complaints.error("maxLatency", "'maxLatency' is no time at all", "write '10s', or leave it out");
        }
    }
}
