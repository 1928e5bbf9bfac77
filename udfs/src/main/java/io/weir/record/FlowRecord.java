package io.weir.record;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record inside the flow: its current value, and where it came from. The value is a tree or the JSON that stands for it; either is
 * made of the other when somebody asks for it. So a record that nobody looks into passes from source to sink as bytes.
 */
public final class FlowRecord implements Serializable {
    /** The route of a record that no router took aside. */
    public static final int MAIN = -1;

    private static final long serialVersionUID = 1L;

    private final SourceRecord origin;
    private final long eventTime;
    private final int route;
    private final byte @Nullable [] json;
    private final @Nullable DeadLetter letter;
    private @Nullable Value value;

    /**
     * A record with a tree.
     *
     * @param origin the source's bytes and coordinates, kept for dead letters and metadata
     * @param value the value after the steps so far
     * @param eventTime milliseconds since the epoch; {@link SourceRecord#NO_TIME} when unknown
     * @param route the index of the route that a router chose, or {@link #MAIN}
     */
    public FlowRecord(SourceRecord origin, Value value, long eventTime, int route) {
        this(origin, eventTime, route, null, value);
    }

    private FlowRecord(SourceRecord origin, long eventTime, int route, byte @Nullable [] json, @Nullable Value value) {
        this.origin = origin;
        this.eventTime = eventTime;
        this.route = route;
        this.json = json;
        this.value = value;
        this.letter = null;
    }

    private FlowRecord(DeadLetter letter) {
        this.origin = letter.origin();
        this.eventTime = SourceRecord.NO_TIME;
        this.route = MAIN;
        this.json = null;
        this.value = Value.Null.NULL;
        this.letter = letter;
    }

    /** A record as it comes out of the decoder. */
    public static FlowRecord of(SourceRecord origin, Value value) {
        return new FlowRecord(origin, value, origin.eventTime(), MAIN);
    }

    /** A record whose value is written as {@link JsonWriter} writes it; the array is shared, never written to. */
    public static FlowRecord written(SourceRecord origin, byte[] json, long eventTime, int route) {
        return new FlowRecord(origin, eventTime, route, json, null);
    }

    /**
     * A record that could not go on, on its way to the next operator that has an output for dead letters. It has no value, and
     * never leaves the task in which it was made.
     */
    public static FlowRecord lost(DeadLetter letter) {
        return new FlowRecord(letter);
    }

    /** Why the record could not go on; null for all records that go on. */
    public @Nullable DeadLetter letter() {
        return letter;
    }

    /** The source's bytes and coordinates, kept for dead letters and metadata. */
    public SourceRecord origin() {
        return origin;
    }

    /** The value after the steps so far; read from JSON when it is asked for first. */
    public Value value() {
        Value known = value;
        if (known == null) {
            known = read();
            value = known;
        }
        return known;
    }

    private Value read() {
        try {
            return JsonReader.TRUSTING.read(Objects.requireNonNull(json));
        } catch (JsonRejected impossible) {
            throw new IllegalStateException("what was written cannot be read", impossible);
        }
    }

    /** The value as compact JSON in UTF-8; the array is shared, never written to. */
    public byte[] json() {
        return json == null ? JsonWriter.toBytes(value()) : json;
    }

    /** Whether the JSON is there already, so that it need not be written. */
    public boolean isWritten() {
        return json != null;
    }

    /** Milliseconds since the epoch; {@link SourceRecord#NO_TIME} when unknown. */
    public long eventTime() {
        return eventTime;
    }

    /** The index of the route that a router chose, or {@link #MAIN}. */
    public int route() {
        return route;
    }

    /** This record with another value. */
    public FlowRecord withValue(Value changed) {
        return new FlowRecord(origin, changed, eventTime, route);
    }

    /** This record with another event time. */
    public FlowRecord withEventTime(long changed) {
        return new FlowRecord(origin, changed, route, json, value);
    }

    /** This record on another route. */
    public FlowRecord withRoute(int changed) {
        return new FlowRecord(origin, eventTime, changed, json, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FlowRecord record
                && origin.equals(record.origin)
                && value().equals(record.value())
                && eventTime == record.eventTime
                && route == record.route
                && Objects.equals(letter, record.letter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(origin, value(), eventTime, route);
    }

    @Override
    public String toString() {
        return "FlowRecord[origin=" + origin + ", value=" + value() + ", eventTime=" + eventTime + ", route=" + route
                + "]";
    }
}
