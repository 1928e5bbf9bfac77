package io.weir.bench.dedup;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A small record for each number, {@value #STEP_MILLIS} ms of event time apart; every third has the key of the one before.
 */
final class NumberedRecords {
    static final long STEP_MILLIS = 2;

    private static final long START = 1_700_000_000_000L;
    private static final int REPEATED = 3;

    private NumberedRecords() {}

    static FlowRecord record(long number) {
        String id = "order-" + (number % REPEATED == REPEATED - 1 ? number - 1 : number);
        byte[] payload = ("{\"id\":\"" + id + "\"}").getBytes(StandardCharsets.UTF_8);
        SourceRecord origin = new SourceRecord(
                payload,
                null,
                List.of(),
                new Coordinates("orders", 0, number),
                START + STEP_MILLIS * number,
                Operation.INSERT);
        return FlowRecord.of(origin, new Value.Struct(Map.of("id", new Value.Text(id))));
    }

    static String id(FlowRecord record) {
        if (record.value() instanceof Value.Struct struct && struct.fields().get("id") instanceof Value.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException("not a record of this benchmark");
    }
}
