package io.weir.udf.builtin;

import io.weir.record.Fields;
import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.udf.Condition;
import io.weir.udf.RecordRejected;
import java.util.Set;

/** A condition for tests: a field holds this text; a record without the field has no answer. */
record FieldIs(Path path, String expected) implements Condition {
    @Override
    public boolean test(FlowRecord record) throws RecordRejected {
        Value value = Fields.find(record.value(), path)
                .orElseThrow(() -> new RecordRejected("missing-field", "no '" + path.text() + "'"));
        return value.equals(new Value.Text(expected));
    }

    @Override
    public Set<Path> reads() {
        return Set.of(path);
    }

    @Override
    public String text() {
        return path.text() + " == '" + expected + "'";
    }
}
