package io.weir.flink.operator;

import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.udf.RecordRejected;
import java.io.Serializable;

/**
 * Where in the flow a record is, for dead letters.
 *
 * @param name the node, for example {@code deduplicate}
 * @param sinks the sinks that records were meant for
 */
public record Stage(String name, SinkNames sinks) implements Serializable {
    /** The dead letter of a record that this stage refuses. */
    public DeadLetter refuse(FlowRecord record, RecordRejected rejected, long now) {
        return refuse(record.origin(), record.route(), rejected, now);
    }

    /** The dead letter of a record that came in on a route, and that this stage refuses. */
    DeadLetter refuse(SourceRecord origin, int route, RecordRejected rejected, long now) {
        String message = String.valueOf(rejected.getMessage());
        return new DeadLetter(origin, rejected.code(), name, message, sinks.of(route), now);
    }

    /** The dead letter of a record that this stage refuses; the message must not hold values of the payload. */
    public DeadLetter refuse(FlowRecord record, String code, String message, long now) {
        return new DeadLetter(record.origin(), code, name, message, sinks.of(record.route()), now);
    }
}
