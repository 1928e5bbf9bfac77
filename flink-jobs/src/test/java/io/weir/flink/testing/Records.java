package io.weir.flink.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records made of JSON text. */
public final class Records {
    public static final int MAX_PARALLELISM = 360;
    // one array per run: records compare their arrays by identity
    private static final byte[] NO_BYTES = {};

    private Records() {}

    public static SourceRecord source(@Nullable String json) {
        byte[] payload = json == null ? null : json.getBytes(UTF_8);
        return new SourceRecord(payload, null, List.of(), new Coordinates("in", 0, 1), 7, Operation.INSERT);
    }

    public static FlowRecord flow(String json) {
        return flow(json, 0);
    }

    public static FlowRecord flow(String json, int partition) {
        SourceRecord origin =
                new SourceRecord(NO_BYTES, null, List.of(), new Coordinates("in", partition, 1), 7, Operation.INSERT);
        return FlowRecord.of(origin, value(json));
    }

    public static Value value(String json) {
        try {
            return JsonReader.STANDARD.read(json.getBytes(UTF_8));
        } catch (JsonRejected e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
