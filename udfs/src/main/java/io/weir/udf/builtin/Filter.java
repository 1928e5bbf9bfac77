package io.weir.udf.builtin;

import io.weir.declare.Doc;
import io.weir.udf.Condition;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.Stateless;
import java.io.Serializable;

/** Keeps the records that meet a condition. Dropped records are counted, not lost from the books. */
public final class Filter implements Stateless<Filter.Options> {
    /** Options of filter. */
    @Doc("Which records stay.")
    public record Options(
            @Doc("Records that meet this condition stay, all others are dropped and counted as filtered.")
            Condition condition)
            implements Serializable {}

    @Override
    public String name() {
        return "filter";
    }

    @Override
    public String summary() {
        return "Keeps the records that meet a condition.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        return FieldUse.reading(options.condition().reads());
    }

    @Override
    public Effect effect(Options options) {
        return new Effect.Keep(options.condition());
    }

    @Override
    public RecordFunction open(Options options) {
        Condition condition = options.condition();
        return (record, out) -> {
            if (condition.test(record)) {
                out.emit(record);
            }
        };
    }
}
