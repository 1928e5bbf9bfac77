package io.weir.udf;

import io.weir.record.FlowRecord;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.SourceRecord;
import java.io.Serializable;

/** Turns a source's bytes into a record: the first thing that happens to it inside a flow. */
public record RecordDecoder(JsonReader json) implements Serializable {
    /** The code of a record without a payload, such as the tombstone of a compacted topic. */
    public static final String NULL_PAYLOAD = "null-payload";

    /** Reads JSON within the standard limits. */
    public static final RecordDecoder STANDARD = new RecordDecoder(JsonReader.STANDARD);

    /** The record with its value. @throws RecordRejected with the codes of {@link JsonRejected} or {@link #NULL_PAYLOAD} */
    public FlowRecord decode(SourceRecord source) throws RecordRejected {
        byte[] payload = source.payload();
        if (payload == null) {
            throw new RecordRejected(NULL_PAYLOAD, "the record has no payload");
        }
        try {
            return FlowRecord.of(source, json.read(payload));
        } catch (JsonRejected why) {
            throw new RecordRejected(why.code(), String.valueOf(why.getMessage()));
        }
    }
}
