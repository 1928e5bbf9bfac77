package io.weir.component;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import java.io.Serializable;
import java.time.Duration;

/** What a flow asks of its sinks: the {@code delivery} block of a spec. */
@Doc("Delivery guarantee of the flow.")
public record Delivery(
        @Doc("How often a record shows up at a sink.") @Default("exactly-once")
        Guarantee guarantee,

        @Doc("Time between checkpoints; transactional sinks show records once per checkpoint.") @Default("5s")
        Duration checkpointInterval,

        @Doc("Time after which a checkpoint that has not completed is given up.") @Default("2m")
        Duration checkpointTimeout)
        implements Checked, Serializable {
    /** What Flink accepts at least. */
    private static final Duration SHORTEST = Duration.ofMillis(10);

    @Override
    public void check(Complaints complaints) {
        if (checkpointInterval.compareTo(SHORTEST) < 0) {
            complaints.error("checkpointInterval", "'checkpointInterval' is shorter than 10ms", "write '5s'");
        }
        if (checkpointTimeout.compareTo(SHORTEST) < 0) {
            complaints.error("checkpointTimeout", "'checkpointTimeout' is shorter than 10ms", "write '2m'");
        }
    }
}
