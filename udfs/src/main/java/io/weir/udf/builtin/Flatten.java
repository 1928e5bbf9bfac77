package io.weir.udf.builtin;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.record.Fields;
import io.weir.record.FlowRecord;
import io.weir.record.JsonRejected;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.RecordRejected;
import io.weir.udf.Stateless;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one record of each element of an array. Each is a copy of the record without the array: an object's fields join the
 * record's own, any other element takes the array's place. An empty array leaves one record without the field; a record in which
 * the field is absent or no array stays as it is. An array wrapped as {@code {"array": […]}}, as Avro decoders do, is an array.
 */
public final class Flatten implements Stateless<Flatten.Options> {
    /** How many fields all copies of one record may have together; a hostile record must not fill the memory. */
    private static final long MOST_FIELDS = 2_000_000;

    /** Options of flatten. */
    @Doc("Which array becomes records.")
    public record Options(
            @Doc("The array; a path through another array needs an index.")
            Path field,

            @Doc("What happens when an element has a field that the record has too.") @Default("reject")
            OnCollision onCollision)
            implements Serializable {}

    /** What happens when an element has a field that the record has too. */
    public enum OnCollision {
        /** The record becomes a dead letter. */
        REJECT,
        /** The element's field replaces the record's. */
        ELEMENT_WINS
    }

    @Override
    public String name() {
        return "flatten";
    }

    @Override
    public String summary() {
        return "Makes one record of each element of an array.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    /** The whole record counts as touched, because elements may bring any field. */
    @Override
    public FieldUse fields(Options options) {
        return new FieldUse(Set.of(options.field()), Set.of(options.field()), true);
    }

    @Override
    public boolean expands() {
        return true;
    }

    @Override
    public Effect effect(Options options) {
        return new Effect.Opaque("makes several records of one");
    }

    @Override
    public RecordFunction open(Options options) {
        return (record, out) -> {
            Value.Struct root = RootStruct.of(record);
            Optional<List<Value>> elements = Fields.find(root, options.field()).flatMap(Flatten::elements);
            if (elements.isEmpty()) {
                out.emit(record);
            } else {
                flatten(record, elements.get(), options, out);
            }
        };
    }

    private static Optional<List<Value>> elements(Value value) {
        if (value instanceof Value.Sequence sequence) {
            return Optional.of(sequence.elements());
        }
        return value instanceof Value.Struct struct
                        && struct.fields().size() == 1
                        && struct.fields().get("array") instanceof Value.Sequence wrapped
                ? Optional.of(wrapped.elements())
                : Optional.empty();
    }

    private static void flatten(FlowRecord record, List<Value> elements, Options options, RecordFunction.Emitter out)
            throws RecordRejected {
        Value.Struct root = RootStruct.of(record);
        long copied = (long) root.fields().size() * elements.size();
        if (copied > MOST_FIELDS) {
            throw new RecordRejected(
                    JsonRejected.RECORD_TOO_LARGE,
                    "the array '" + options.field().text() + "' has " + elements.size()
                            + " elements, too many for a record of "
                            + root.fields().size() + " fields");
        }
        Value rest = Fields.remove(root, options.field());
        if (elements.isEmpty()) {
            out.emit(record.withValue(rest));
        }
        for (Value element : elements) {
            Value flat = element instanceof Value.Struct struct && rest instanceof Value.Struct around
                    ? merged(around, struct, options)
                    : Fields.set(root, options.field(), element).orElse(rest);
            out.emit(record.withValue(flat));
        }
    }

    private static Value merged(Value.Struct rest, Value.Struct element, Options options) throws RecordRejected {
        Map<String, Value> fields = new LinkedHashMap<>(rest.fields());
        for (Map.Entry<String, Value> field : element.fields().entrySet()) {
            boolean collides = fields.put(field.getKey(), field.getValue()) != null;
            if (collides && options.onCollision() == OnCollision.REJECT) {
                throw new RecordRejected(
                        RenameFields.KEY_COLLISION,
                        "an element of '" + options.field().text() + "' has a field that the record has too");
            }
        }
        return new Value.Struct(fields);
    }
}
