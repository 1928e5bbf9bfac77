package io.weir.toy;

import io.weir.declare.Doc;
import io.weir.declare.NotEmpty;
import io.weir.udf.Condition;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.Stateless;
import java.util.List;

/** A router. */
final class Fork implements Stateless<Fork.Options> {
    @Override
    public String name() {
        return "fork";
    }

    @Override
    public String summary() {
        return "Sends records to the left.";
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
        return (record, out) -> out.emit(record.withRoute(0));
    }

    @Override
    public int routes(Options options) {
        return options.routes().size();
    }

    @Doc("Options of fork.")
    record Options(@Doc("Where records may go.") @NotEmpty List<Condition> routes) {}
}
