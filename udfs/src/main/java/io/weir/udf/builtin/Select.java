package io.weir.udf.builtin;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Doc;
import io.weir.declare.NotEmpty;
import io.weir.record.Fields;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.RecordRejected;
import io.weir.udf.Stateless;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps only the named fields, each under the last name of its path. Fields that a record lacks are left out; a record that has
 * none of them is rejected, never passed whole.
 */
public final class Select implements Stateless<Select.Options> {
    /** The code of a record that has none of the selected fields. */
    static final String MISSING_FIELD = "missing-field";

    /** Options of select. */
    @Doc("What is kept.")
    public record Options(
            @Doc("The fields to keep, in the order of the result; 'customer.email' becomes the field 'email'.")
            @NotEmpty
            List<Path> fields)
            implements Serializable, Checked {
        public Options {
            fields = List.copyOf(fields);
        }

        @Override
        public void check(Complaints complaints) {
            Map<String, Path> names = new HashMap<>();
            for (Path path : fields) {
                Path other = names.putIfAbsent(path.name(), path);
                if (other != null) {
                    complaints.error(
                            "fields",
                            "'" + other.text() + "' and '" + path.text() + "' would both become the field '"
                                    + path.name() + "'",
                            "select one of them, or the object around them");
                }
            }
        }
    }

    @Override
    public String name() {
        return "select";
    }

    @Override
    public String summary() {
        return "Keeps only the named fields, each under the last name of its path.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    /** The whole record counts as touched, because all other fields go. */
    @Override
    public FieldUse fields(Options options) {
        return new FieldUse(Set.copyOf(options.fields()), Set.of(), true);
    }

    @Override
    public Effect effect(Options options) {
        return new Effect.Select(options.fields());
    }

    @Override
    public RecordFunction open(Options options) {
        return (record, out) -> {
            Value.Struct root = RootStruct.of(record);
            Map<String, Value> selected = new LinkedHashMap<>();
            for (Path path : options.fields()) {
                Fields.find(root, path).ifPresent(value -> selected.put(path.name(), value));
            }
            if (selected.isEmpty()) {
                throw new RecordRejected(MISSING_FIELD, "the record has none of the selected fields");
            }
            out.emit(record.withValue(new Value.Struct(selected)));
        };
    }
}
