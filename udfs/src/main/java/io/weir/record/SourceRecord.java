package io.weir.record;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record as its source delivered it: bytes and circumstances, not yet read. Arrays are shared, never written to.
 *
 * @param payload the bytes; null for a tombstone
 * @param key the message key; null when the source has none
 * @param headers in source order
 * @param coordinates where it came from
 * @param eventTime milliseconds since the epoch by the source's clock; {@link #NO_TIME} when the source has none
 * @param operation what happened to the row
 */
@SuppressWarnings("ArrayRecordComponent") // the source's own bytes, untouched: copying would cost every record
public record SourceRecord(
        byte @Nullable [] payload,
        byte @Nullable [] key,
        List<Header> headers,
        Coordinates coordinates,
        long eventTime,
        Operation operation)
        implements Serializable {
    /** The event time of a record whose source gives none; sorts before all others, as in Flink. */
    public static final long NO_TIME = Long.MIN_VALUE;

    // not the compact form: javac 17 loses the parameters' @Nullable there, and callers in other modules need it
    public SourceRecord(
            byte @Nullable [] payload,
            byte @Nullable [] key,
            List<Header> headers,
            Coordinates coordinates,
            long eventTime,
            Operation operation) {
        this.payload = payload;
        this.key = key;
        this.headers = List.copyOf(headers);
        this.coordinates = coordinates;
        this.eventTime = eventTime;
        this.operation = operation;
    }
}
