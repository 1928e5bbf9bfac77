package io.weir.udf;

import io.weir.record.FlowRecord;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a source's bytes into a record: the first thing that happens to it inside a flow. */
public final class RecordDecoder implements Serializable {
    /** The code of a record without a payload, such as the tombstone of a compacted topic. */
    public static final String NULL_PAYLOAD = "null-payload";

    /** Reads JSON within the standard limits; the time of a record is its source's. */
    public static final RecordDecoder STANDARD = new RecordDecoder(JsonReader.STANDARD, null);

    private static final long serialVersionUID = 1L;

    private final JsonReader json;
    private final @Nullable EventTimeField time;

    private RecordDecoder(JsonReader json, @Nullable EventTimeField time) {
        this.json = json;
        this.time = time;
    }

    /** This decoder with another reader. */
    public RecordDecoder with(JsonReader reader) {
        return new RecordDecoder(reader, time);
    }

    /** This decoder for records that hold their own time. */
    public RecordDecoder with(EventTimeField field) {
        return new RecordDecoder(json, field);
    }

    /** The reader, with its limits. */
    public JsonReader json() {
        return json;
    }

    /** The field that holds the time of a record; empty when that is its source's. */
    public Optional<EventTimeField> time() {
        return Optional.ofNullable(time);
    }

    /**
     * The record with its value and its time.
     *
     * @throws RecordRejected with the codes of {@link JsonRejected}, {@link #NULL_PAYLOAD} or those of {@link EventTimeField}
     */
    public FlowRecord decode(SourceRecord source) throws RecordRejected {
        FlowRecord record = FlowRecord.of(source, value(source));
        return time == null ? record : record.withEventTime(time.of(record.value()));
    }

    private Value value(SourceRecord source) throws RecordRejected {
        byte[] payload = source.payload();
        if (payload == null) {
            throw new RecordRejected(NULL_PAYLOAD, "the record has no payload");
        }
        try {
            return json.read(payload);
        } catch (JsonRejected why) {
            throw new RecordRejected(why.code(), String.valueOf(why.getMessage()));
        }
    }
}
