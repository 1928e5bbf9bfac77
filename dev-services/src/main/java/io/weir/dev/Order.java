package io.weir.dev;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One generated record.
 *
 * @param id of the order; a duplicate has the id of the order that it repeats
 * @param json the record's value, which is not JSON when the fate says so
 * @param orderedAt event time, also the record's timestamp
 * @param fate what must become of it
 */
public record Order(String id, String json, Instant orderedAt, Fate fate) {

    /** The id as a record key, in UTF-8. */
    public byte[] key() {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** The value in UTF-8. */
    public byte[] value() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
