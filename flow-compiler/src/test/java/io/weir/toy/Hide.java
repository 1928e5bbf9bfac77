package io.weir.toy;

import io.weir.declare.Doc;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.Stateless;

/** A step without options. */
final class Hide implements Stateless<Hide.Options> {
    @Override
    public String name() {
        return "hide";
    }

    @Override
    public String summary() {
        return "Hides every record.";
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
        return (record, out) -> {};
    }

    @Doc("Options of hide.")
    record Options() {}
}
