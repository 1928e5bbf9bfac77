package io.weir.flink.connector.postgres;

import io.weir.record.FlowRecord;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns records into rows of one table. */
final class RowMapper {
    private static final String DATA = "data";
    private static final String METADATA = "_metadata";
    private static final String VALUE = "value";

    private final TargetTable table;
    private final WriteMode mode;
    private final Clock clock;
    private final List<String> key;
    private final boolean guarded;
    private final CopyText line = new CopyText();
    private List<String> lastColumns = List.of();

    /** {@code key} is empty when rows are appended. */
    RowMapper(TargetTable table, WriteMode mode, List<String> key, Clock clock) {
        this.table = table;
        this.mode = mode;
        this.clock = clock;
        this.key = List.copyOf(key);
        this.guarded = !key.isEmpty() && table.hasGuard();
    }

    /** The row of a record; refuses a record that has no place in the table. */
    Row row(FlowRecord record) throws RecordRejected {
        Map<String, Value> cells = cells(record);
        boolean deletion = record.origin().operation() == Operation.DELETE;
        if (deletion) {
            cells = deletion(cells);
        }
        if (guarded) {
            var coordinates = record.origin().coordinates();
            cells.put(TargetTable.ORIGIN, new Value.Text(coordinates.origin() + "/" + coordinates.partition()));
            cells.put(TargetTable.POSITION, Value.Numeric.of(coordinates.position()));
        }
        line.begin();
        for (Map.Entry<String, Value> cell : cells.entrySet()) {
            line.field(CellText.of(cell.getValue(), column(cell.getKey())));
        }
        return new Row(columns(cells), line.encode(), keyOf(cells), record.origin());
    }

    /** The columns of a row: the list of the row before where they are the same, as they nearly always are. */
    private List<String> columns(Map<String, Value> cells) {
        Iterator<String> before = lastColumns.iterator();
        boolean same = lastColumns.size() == cells.size();
        for (Iterator<String> names = cells.keySet().iterator(); same && names.hasNext(); ) {
            same = names.next().equals(before.next());
        }
        if (!same) {
            lastColumns = List.copyOf(cells.keySet());
        }
        return lastColumns;
    }

    private Map<String, Value> cells(FlowRecord record) throws RecordRejected {
        Map<String, Value> cells = new LinkedHashMap<>();
        if (mode.raw()) {
            raw(record, cells);
        } else if (table.takesDocuments()) {
            cells.put(DATA, record.value());
            copyKey(record.value(), cells);
        } else if (record.value() instanceof Value.Struct struct) {
            if (!guarded && !struct.fields().isEmpty()) {
                return struct.fields();
            }
            cells.putAll(struct.fields());
        } else {
            throw new RecordRejected(Refusal.TYPE_MISMATCH, "record is not an object, so it has no columns");
        }
        if (cells.isEmpty()) {
            throw new RecordRejected("missing-field", "record has no field, so it has no columns");
        }
        return cells;
    }

    // {"value": …, "_metadata": …} is a record that already went through a raw table
    private void raw(FlowRecord record, Map<String, Value> cells) {
        Value.Struct metadata = metadata(record.origin());
        if (record.value() instanceof Value.Struct struct
                && struct.fields().size() == 2
                && struct.fields().get(METADATA) instanceof Value.Struct given
                && struct.fields().containsKey(VALUE)) {
            cells.put(DATA, struct.fields().getOrDefault(VALUE, Value.Null.NULL));
            for (Map.Entry<String, Value> entry : given.fields().entrySet()) {
                metadata = metadata.with(entry.getKey(), entry.getValue());
            }
        } else {
            cells.put(DATA, record.value());
        }
        cells.put(METADATA, metadata);
        copyKey(record.value(), cells);
    }

    private static Value.Struct metadata(SourceRecord origin) {
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("origin", new Value.Text(origin.coordinates().origin()));
        fields.put("partition", Value.Numeric.of(origin.coordinates().partition()));
        fields.put("position", Value.Numeric.of(origin.coordinates().position()));
        fields.put("operation", new Value.Text(operation(origin.operation())));
        if (origin.eventTime() != SourceRecord.NO_TIME) {
            fields.put(
                    "timestamp",
                    new Value.Text(Instant.ofEpochMilli(origin.eventTime()).toString()));
        }
        byte @Nullable [] key = origin.key();
        if (key != null) {
            fields.put("key", new Value.Text(new String(key, StandardCharsets.UTF_8)));
        }
        return new Value.Struct(fields);
    }

    private static String operation(Operation operation) {
        return switch (operation) {
            case INSERT -> "insert";
            case UPDATE -> "update";
            case DELETE -> "delete";
        };
    }

    // whole documents still need their key in columns of its own
    private void copyKey(Value value, Map<String, Value> cells) {
        if (value instanceof Value.Struct struct) {
            for (String column : key) {
                Value field = struct.fields().get(column);
                if (field != null && !cells.containsKey(column)) {
                    cells.put(column, field);
                }
            }
        }
    }

    private Map<String, Value> deletion(Map<String, Value> cells) throws RecordRejected {
        if (mode.softDeleteColumn().isEmpty() || key.isEmpty()) {
            throw new RecordRejected(
                    "delete-not-supported", "record deletes a row, but the sink has no softDeleteColumn");
        }
        Map<String, Value> marked = new LinkedHashMap<>(cells);
        marked.put(mode.softDeleteColumn(), new Value.Text(clock.instant().toString()));
        return marked;
    }

    private Column column(String name) throws RecordRejected {
        Column column = table.columns().get(name);
        if (column == null) {
            throw new RecordRejected(
                    "unknown-column", "table " + table.name().display() + " has no column '" + shown(name) + "'");
        }
        if (column.generated()) {
            throw new RecordRejected("unknown-column", "column '" + name + "' is generated by the database");
        }
        return column;
    }

    // field names of a hostile record can be anything, of any length
    private static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 64 ? printable : printable.substring(0, 64) + "…";
    }

    private List<String> keyOf(Map<String, Value> cells) throws RecordRejected {
        List<String> values = new ArrayList<>();
        for (String name : key) {
            Value value = cells.get(name);
            String text = value == null ? null : CellText.of(value, column(name));
            if (text == null) {
                throw new RecordRejected("missing-key", "record has no value for the conflict key '" + name + "'");
            }
            values.add(text);
        }
        return values;
    }
}
