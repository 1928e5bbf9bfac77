package io.weir.toy;

import io.weir.declare.Doc;
import io.weir.record.Path;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.Stateless;
import java.util.List;

/** A step with a required option. */
final class Upper implements Stateless<Upper.Options> {
    @Override
    public String name() {
        return "upper";
    }

    @Override
    public String summary() {
        return "Raises fields.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        return FieldUse.everything();
    }

    @Override
    public RecordFunction open(Options options) {
        return (record, out) -> out.emit(record);
    }

    @Doc("Options of upper.")
    record Options(@Doc("Fields to raise.") List<Path> fields) {}
}
