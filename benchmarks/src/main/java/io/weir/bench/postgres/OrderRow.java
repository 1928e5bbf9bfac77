package io.weir.bench.postgres;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of this benchmark: six columns, some 100 bytes. Keys come again after {@value #KEYS} rows. */
final class OrderRow {
    static final String COLUMNS = "id, customer, amount, status, at, note";
    static final int COUNT = 6;

    private static final long KEYS = 50_000;
    private static final int CUSTOMERS = 977;
    private static final int AMOUNTS = 1_000;
    private static final byte[] NO_BYTES = {};

    private OrderRow() {}

    static String ddl(boolean keyed) {
        return "CREATE TABLE orders (id bigint" + (keyed ? " PRIMARY KEY" : "")
                + ", customer text, amount numeric, status text, at timestamptz, note text)";
    }

    static FlowRecord of(long number) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", Value.Numeric.of(number % KEYS));
        fields.put("customer", new Value.Text("customer-" + number % CUSTOMERS));
        fields.put("amount", new Value.Numeric(number % AMOUNTS + ".50"));
        fields.put("status", new Value.Text("active"));
        fields.put("at", new Value.Text("2026-01-01T00:00:" + (10 + number % 50) + "Z"));
        fields.put("note", new Value.Text("a note that somebody wrote about order " + number));
        SourceRecord origin = new SourceRecord(
                NO_BYTES, null, List.of(), new Coordinates("orders", 0, number), number, Operation.INSERT);
        return FlowRecord.of(origin, new Value.Struct(fields));
    }

    /** The text of a column. */
    static String text(FlowRecord record, int column) {
        if (record.value() instanceof Value.Struct struct) {
            Value value = List.copyOf(struct.fields().values()).get(column);
            return value instanceof Value.Numeric number ? number.lexeme() : ((Value.Text) value).text();
        }
        throw new IllegalArgumentException("not a record of this benchmark");
    }
}
