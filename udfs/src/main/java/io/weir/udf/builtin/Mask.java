package io.weir.udf.builtin;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.declare.Default;
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

/**
 * Replaces the values of fields by mask characters. Texts, numbers and booleans are masked alike, an object or array as a whole;
 * null stays null. Paths are read as {@link EveryMatch} does, so that no value leaves because its path was written differently.
 */
public final class Mask implements Stateless<Mask.Options> {
    /** Options of mask. */
    @Doc("What is masked, and how.")
    public record Options(
            @Doc("The fields to mask; where a path meets an array, the field of every element. Absent fields are fine.")
            @NotEmpty
            List<Path> fields,

            @Doc("The character that stands for the hidden ones.") @Default("*")
            String maskChar,

            @Doc("Show as many mask characters as a text or number has characters, instead of three.") @Default("false")
            boolean keepLength)
            implements Serializable, Checked {
        public Options {
            fields = List.copyOf(fields);
        }

        @Override
        public void check(Complaints complaints) {
            if (maskChar.codePointCount(0, maskChar.length()) != 1) {
                complaints.error(
                        "maskChar", "'" + maskChar + "' is not one character", "write one character, such as '*'");
            }
        }
    }

    @Override
    public String name() {
        return "mask";
    }

    @Override
    public String summary() {
        return "Replaces the values of fields by mask characters.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public FieldUse fields(Options options) {
        Set<Path> touched = EveryMatch.fields(options.fields());
        return new FieldUse(touched, touched, false);
    }

    @Override
    public Effect effect(Options options) {
        return new Effect.Replace(options.fields(), new MaskText(options.maskChar(), options.keepLength()));
    }

    @Override
    public RecordFunction open(Options options) {
        List<EveryMatch> matches = options.fields().stream().map(EveryMatch::of).toList();
        MaskText mask = new MaskText(options.maskChar(), options.keepLength());
        return (record, out) -> {
            Value value = RootStruct.of(record);
            for (EveryMatch match : matches) {
                value = match.replace(value, mask::of);
            }
            out.emit(record.withValue(value));
        };
    }
}
