package io.weir.udf.builtin;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.record.Fields;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.RecordRejected;
import io.weir.udf.Stateless;
import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;

/**
 * Writes a record's event time into a field, as text in UTC. A record without event time gets the time at which it is processed,
 * which a replay does not repeat.
 */
public final class Timestamp implements Stateless<Timestamp.Options> {
    private final Clock clock;

    /** Options of timestamp. */
    @Doc("Which time is written where, and how.")
    public record Options(
            @Doc("The field to write; an existing value is replaced.") @Default("created_at")
            Path fieldName,

            @Doc(
                    "A Go time layout such as 2006-01-02T15:04:05Z07:00, or the name of one: RFC3339, RFC3339Nano, RFC1123,"
                            + " DateTime, DateOnly, Unix, UnixMilli and the others of Go's time package.")
            @Default("RFC3339")
            String format,

            @Doc("Write the time of processing instead of the event time; a replay then gives other values.")
            @Default("false")
            boolean processingTime)
            implements Serializable, Checked {
        @Override
        public void check(Complaints complaints) {
            try {
                GoLayout.parse(format);
            } catch (IllegalArgumentException unknown) {
                complaints.error(
                        "format",
                        String.valueOf(unknown.getMessage()),
                        "write a layout around the reference time, such as 2006-01-02T15:04:05Z07:00, or RFC3339");
            }
        }
    }

    /** Reads the system's clock where a record has no event time. */
    public Timestamp() {
        this(Clock.systemUTC());
    }

    Timestamp(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "timestamp";
    }

    @Override
    public String summary() {
        return "Writes the event time of the record into a field.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        return new FieldUse(Set.of(), Set.of(options.fieldName()), false);
    }

    @Override
    public Effect effect(Options options) {
        GoLayout layout = GoLayout.parse(options.format());
        Clock now = clock;
        return new Effect.Stamp(
                options.fieldName(),
                options.processingTime()
                        ? (eventTime, out) -> out.text(layout.format(now.instant()))
                        : new EventTimeText(layout, now));
    }

    @Override
    public RecordFunction open(Options options) {
        GoLayout layout = GoLayout.parse(options.format());
        Path field = options.fieldName();
        return (record, out) -> {
            Value text = new Value.Text(layout.format(time(record.eventTime(), options.processingTime())));
            Value changed = Fields.set(RootStruct.of(record), field, text)
                    .orElseThrow(() -> new RecordRejected(
                            RootStruct.TYPE_MISMATCH,
                            "the field '" + field.text() + "' lies in a value that is no object"));
            out.emit(record.withValue(changed));
        };
    }

    private Instant time(long eventTime, boolean processingTime) {
        boolean unknown = eventTime == SourceRecord.NO_TIME;
        return processingTime || unknown ? clock.instant() : Instant.ofEpochMilli(eventTime);
    }
}
