package io.weir.spec;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Narrows the values of fields to the type that they need; reports {@link Code#WRONG_TYPE} and answers nothing for others. */
public final class Expect {
    private Expect() {}

    /** The object, if it is one. */
    public static Optional<Json.Obj> object(String name, Json value, Problems problems) {
        if (value instanceof Json.Obj object) {
            return Optional.of(object);
        }
        wrong(name, "an object", value, problems);
        return Optional.empty();
    }

    /** The elements of the list, if it is one. */
    public static Optional<List<Json>> list(String name, Json value, Problems problems) {
        if (value instanceof Json.Arr list) {
            return Optional.of(list.elements());
        }
        wrong(name, "a list", value, problems);
        return Optional.empty();
    }

    /** The text, if it is one that has characters. */
    public static Optional<Json.Str> text(String name, Json value, Problems problems) {
        if (!(value instanceof Json.Str text)) {
            wrong(name, "a text", value, problems);
            return Optional.empty();
        }
        if (text.text().isEmpty()) {
            problems.error(Code.INVALID_VALUE, text.span(), "'" + name + "' is empty");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** The boolean, if it is one. */
    public static Optional<Boolean> bool(String name, Json value, Problems problems) {
        if (value instanceof Json.Bool bool) {
            return Optional.of(bool.value());
        }
        wrong(name, "a boolean", value, problems);
        return Optional.empty();
    }

    /** The whole number, if it is one of at least {@code min}. */
    public static OptionalInt wholeNumber(String name, Json value, int min, Problems problems) {
        if (!(value instanceof Json.Num number)) {
            wrong(name, "a whole number", value, problems);
            return OptionalInt.empty();
        }
        try {
            int parsed = Integer.parseInt(number.lexeme());
            if (parsed >= min) {
                return OptionalInt.of(parsed);
            }
        } catch (NumberFormatException e) {
            // Reported below, as a number that is too small is.
        }
        String message =
                "'%s' is %s, not a whole number from %d to %d".formatted(name, number.lexeme(), min, Integer.MAX_VALUE);
        problems.error(Code.INVALID_VALUE, number.span(), message);
        return OptionalInt.empty();
    }

    /** Reports every field of the object that is not among the known ones. */
    public static void onlyFields(Json.Obj object, String owner, List<String> known, Problems problems) {
        for (Json.Field field : object.fields()) {
            if (!known.contains(field.name())) {
                String message = "%s has no field '%s'".formatted(owner, field.name());
                problems.error(Code.UNKNOWN_FIELD, field.nameSpan(), message, Nearest.hint(field.name(), known));
            }
        }
    }

    private static void wrong(String name, String wanted, Json value, Problems problems) {
        String message = "'%s' must be %s, not %s".formatted(name, wanted, value.typeName());
        problems.error(Code.WRONG_TYPE, value.span(), message);
    }
}
