package io.weir.udf.builtin;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.Stateless;
import java.io.Serializable;

/**
 * Renames fields from {@code user_id} to {@code UserId}. The first letter is upper case too, as in the specs that this
 * transformation is known from; letters behind the first of a word stay as they are.
 */
public final class CamelCase implements Stateless<CamelCase.Options> {
    /** Options of camelCase. */
    @Doc("How far the renaming goes.")
    public record Options(
            @Doc("Also rename the fields of nested objects and of objects in arrays.") @Default("false")
            boolean deep) implements Serializable {}

    @Override
    public String name() {
        return "camelCase";
    }

    @Override
    public String summary() {
        return "Renames fields to CamelCase with an upper-case first letter: user_id becomes UserId.";
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
    public Effect effect(Options options) {
        return new RenameFields(CamelCase::renamed, options.deep()).effect();
    }

    @Override
    public RecordFunction open(Options options) {
        return new RenameFields(CamelCase::renamed, options.deep());
    }

    /** The name in CamelCase; a name of underscores only stays as it is. */
    static String renamed(String name) {
        StringBuilder renamed = new StringBuilder(name.length());
        boolean wordStarts = true;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (c != '_') {
                renamed.appendCodePoint(wordStarts ? Character.toUpperCase(c) : c);
            }
            wordStarts = c == '_';
        }
        return renamed.length() == 0 ? name : renamed.toString();
    }
}
