package io.weir.udf.builtin;

import io.weir.declare.Doc;
import io.weir.declare.NotEmpty;
import io.weir.record.EveryMatch;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.Stateless;
import java.io.Serializable;
import java.util.List;
import java.util.Set;

/** Removes fields. Paths are read as {@link EveryMatch} does, so that no value stays because its path was written differently. */
public final class Remove implements Stateless<Remove.Options> {
    /** Options of remove. */
    @Doc("What is removed.")
    public record Options(
            @Doc(
                    "The fields to remove; where a path meets an array, the field of every element. Absent fields are fine.")
            @NotEmpty
            List<Path> fields)
            implements Serializable {
        public Options {
            fields = List.copyOf(fields);
        }
    }

    @Override
    public String name() {
        return "remove";
    }

    @Override
    public String summary() {
        return "Removes fields.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        Set<Path> touched = EveryMatch.fields(options.fields());
        return new FieldUse(Set.of(), touched, false);
    }

    @Override
    public Effect effect(Options options) {
        return new Effect.Remove(options.fields());
    }

    @Override
    public RecordFunction open(Options options) {
        List<EveryMatch> matches = options.fields().stream().map(EveryMatch::of).toList();
        return (record, out) -> {
            Value value = RootStruct.of(record);
            for (EveryMatch match : matches) {
                value = match.remove(value);
            }
            out.emit(record.withValue(value));
        };
    }
}
