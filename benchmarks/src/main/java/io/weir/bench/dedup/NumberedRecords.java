package io.weir.bench.dedup;

import static java.util.Objects.requireNonNull;

import io.weir.bench.engine.Rendezvous;
import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.jspecify.annotations.Nullable;

/**
 * A small record for each number, {@value #STEP_MILLIS} ms of event time apart; every third has the key of the one before. It
 * reads the stopwatch on the way.
 */
final class NumberedRecords implements GeneratorFunction<Long, FlowRecord> {
    static final long STEP_MILLIS = 2;

    private static final long serialVersionUID = 1L;
    private static final long START = 1_700_000_000_000L;
    private static final int REPEATED = 3;

    private final String run;
    private transient @Nullable Rendezvous rendezvous;
    private long first;
    private long last;

    /** @param run the id of a {@link Rendezvous} */
    NumberedRecords(String run) {
        this.run = run;
    }

    @Override
    public void open(SourceReaderContext context) {
        rendezvous = Rendezvous.at(run);
        first = rendezvous.first();
        last = rendezvous.records() - 1;
    }

    @Override
    public FlowRecord map(Long position) {
        long at = position;
        if (at == first) {
            requireNonNull(rendezvous).begin();
        } else if (at == last) {
            requireNonNull(rendezvous).end();
        }
        return record(at);
    }

    private static FlowRecord record(long number) {
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
