package io.weir.udf.builtin;

import io.weir.record.FlowRecord;
import io.weir.record.Value;
import io.weir.udf.Effect;
import io.weir.udf.RecordFunction;
import io.weir.udf.RecordRejected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Renames all fields of an object, in their order; two fields that would get one name reject the record. */
record RenameFields(UnaryOperator<String> rename, boolean deep) implements RecordFunction {
    /** The code of a record in which two fields would get the same name. */
    static final String KEY_COLLISION = "key-collision";

    @Override
    public void apply(FlowRecord record, Emitter out) throws RecordRejected {
        out.emit(record.withValue(renamed(RootStruct.of(record))));
    }

    Effect effect() {
        return new Effect.Rename(rename, deep ? Optional.of(this::inside) : Optional.empty());
    }

    private Value.Struct renamed(Value.Struct struct) throws RecordRejected {
        Map<String, Value> fields = new LinkedHashMap<>();
        for (Map.Entry<String, Value> field : struct.fields().entrySet()) {
            Value value = deep ? inside(field.getValue()) : field.getValue();
            if (fields.putIfAbsent(rename.apply(field.getKey()), value) != null) {
                throw new RecordRejected(KEY_COLLISION, "two fields of the record would get the same name");
            }
        }
        return new Value.Struct(fields);
    }

    private Value inside(Value value) throws RecordRejected {
        if (value instanceof Value.Struct struct) {
            return renamed(struct);
        }
        if (value instanceof Value.Sequence sequence) {
            List<Value> elements = new ArrayList<>(sequence.elements().size());
            for (Value element : sequence.elements()) {
                elements.add(inside(element));
            }
            return new Value.Sequence(elements);
        }
        return value;
    }
}
