package io.weir.record;

import java.io.Serializable;

/**
 * A record inside the flow: its current value, and where it came from.
 *
 * @param origin the source's bytes and coordinates, kept for dead letters and metadata
 * @param value the value after the steps so far
 * @param eventTime milliseconds since the epoch; {@link SourceRecord#NO_TIME} when unknown
 * @param route the index of the route that a router chose, or {@link #MAIN}
 */
public record FlowRecord(SourceRecord origin, Value value, long eventTime, int route) implements Serializable {
    /** The route of a record that no router took aside. */
    public static final int MAIN = -1;

    /** A record as it comes out of the decoder. */
    public static FlowRecord of(SourceRecord origin, Value value) {
        return new FlowRecord(origin, value, origin.eventTime(), MAIN);
    }

    /** This record with another value. */
    public FlowRecord withValue(Value changed) {
        return new FlowRecord(origin, changed, eventTime, route);
    }

    /** This record with another event time. */
    public FlowRecord withEventTime(long changed) {
        return new FlowRecord(origin, value, changed, route);
    }

    /** This record on another route. */
    public FlowRecord withRoute(int changed) {
        return new FlowRecord(origin, value, eventTime, changed);
    }
}
