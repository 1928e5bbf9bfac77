package io.weir.plan;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.record.Path;
import io.weir.udf.EventTimeField;
import io.weir.udf.RecordDecoder;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/** How a flow tells the time: the {@code eventTime} block of a spec. */
@Doc("Event time of the flow's records.")
public record EventTime(
        @Doc(
                "Field that holds the record's time (RFC 3339, or epoch seconds or milliseconds); without it, the source's own timestamp.")
        Optional<Path> field,

        @Doc("How far records may be out of order before they count as late.") @Default("0s")
        Duration outOfOrderness,

        @Doc("Time after which a partition without records no longer holds back the others.") @Default("30s")
        Duration idleAfter)
        implements Checked, Serializable {
    /** What decodes the records of a flow that tells the time like this. */
    public RecordDecoder decoder() {
        return field.map(path -> RecordDecoder.STANDARD.with(new EventTimeField(path)))
                .orElse(RecordDecoder.STANDARD);
    }

    @Override
    public void check(Complaints complaints) {
        if (idleAfter.isZero()) {
            complaints.error("idleAfter", "'idleAfter' is no time at all", "write '30s'");
        }
    }
}
