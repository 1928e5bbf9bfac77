package io.weir.udf.builtin;

import io.weir.declare.Default;
import io.weir.declare.Doc;
import io.weir.udf.Effect;
import io.weir.udf.FieldUse;
import io.weir.udf.RecordFunction;
import io.weir.udf.Stateless;
import java.io.Serializable;

/** Renames fields from {@code userId} to {@code user_id}. */
public final class SnakeCase implements Stateless<SnakeCase.Options> {
    /** Options of snakeCase. */
    @Doc("How far the renaming goes.")
    public record Options(
            @Doc("Also rename the fields of nested objects and of objects in arrays.") @Default("false")
            boolean deep) implements Serializable {}

    @Override
    public String name() {
        return "snakeCase";
    }

    @Override
    public String summary() {
        return "Renames fields to snake_case: userId becomes user_id, XMLHttpRequest becomes xml_http_request.";
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
        return new RenameFields(SnakeCase::renamed, options.deep()).effect();
    }

    @Override
    public RecordFunction open(Options options) {
        return new RenameFields(SnakeCase::renamed, options.deep());
    }

    /**
     * The name in snake_case. A word starts at an upper-case letter that follows a lower-case letter or a digit, and at the last
     * of several upper-case letters when a lower-case letter follows: the R of HTTPRequest.
     */
    static String renamed(String name) {
        int[] characters = name.codePoints().toArray();
        StringBuilder renamed = new StringBuilder(name.length() + 8);
        for (int i = 0; i < characters.length; i++) {
            if (i > 0 && startsWord(characters, i)) {
                renamed.append('_');
            }
            renamed.appendCodePoint(Character.toLowerCase(characters[i]));
        }
        return renamed.toString();
    }

    private static boolean startsWord(int[] characters, int at) {
        int previous = characters[at - 1];
        if (!Character.isUpperCase(characters[at])) {
            return false;
        }
        if (Character.isUpperCase(previous)) {
            return at + 1 < characters.length && Character.isLowerCase(characters[at + 1]);
        }
        return Character.isLowerCase(previous) || Character.isDigit(previous);
    }
}
