package io.weir.bench.postgres;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/**
 * The rows of this benchmark: six columns, some 100 bytes. They are made beforehand and come again after {@value #KEYS}.
 */
final class OrderRows {
    static final String COLUMNS = "id, customer, amount, status, at, note";

    private static final int KEYS = 50_000;
    private static final int CUSTOMERS = 977;
    private static final int AMOUNTS = 1_000;
    private static final byte[] NO_BYTES = {};

    private OrderRows() {}

    static String ddl(boolean keyed) {
        return "CREATE TABLE orders (id bigint" + (keyed ? " PRIMARY KEY" : "")
                + ", customer text, amount numeric, status text, at timestamptz, note text)";
    }

    /** Makes them all; gives the one of a position. */
    static LongFunction<FlowRecord> open() {
        FlowRecord[] rows = LongStream.range(0, KEYS).mapToObj(OrderRows::row).toArray(FlowRecord[]::new);
        return position -> rows[(int) (position % KEYS)];
    }

    private static FlowRecord row(long number) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.Numeric.of(number));
        fields.put("customer", new Value.Text("customer-" + number % CUSTOMERS));
        fields.put("amount", new Value.Numeric(number % AMOUNTS + ".50"));
        fields.put("status", new Value.Text("active"));
        fields.put("at", new Value.Text("2026-01-01T00:00:" + (10 + number % 50) + "Z"));
        fields.put("note", new Value.Text("a note that somebody wrote about order " + number));
        SourceRecord origin = new SourceRecord(
                NO_BYTES, null, List.of(), new Coordinates("orders", 0, number), number, Operation.INSERT);
        return FlowRecord.of(origin, new Value.Struct(fields));
    }

    /** The texts of the columns, in their order. */
    static String[] texts(FlowRecord record) {
        if (record.value() instanceof Value.Struct struct) {
            return struct.fields().values().stream().map(OrderRows::text).toArray(String[]::new);
        }
        throw new IllegalArgumentException("not a record of this benchmark");
    }

    private static String text(Value value) {
        return value instanceof Value.Numeric number ? number.lexeme() : ((Value.Text) value).text();
    }
}
