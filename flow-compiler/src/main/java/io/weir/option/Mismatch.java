package io.weir.option;

import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.source.Json;
import java.util.Optional;

/** Reports values that do not fit an option; a sensitive value is never part of what it says. */
final class Mismatch {
    private static final int LONGEST_VALUE = 60;

    private final Option option;
    private final Problems problems;

    Mismatch(Option option, Problems problems) {
        this.option = option;
        this.problems = problems;
    }

    /** Always absent, so that callers can return it. */
    Optional<Object> wrong(OptionType type, Json value) {
        String message = "'%s' needs %s, not %s".formatted(option.name(), needed(type), described(value));
        problems.error(Code.WRONG_TYPE, value.span(), message, hint(type, value));
        return Optional.empty();
    }

    /** Always absent. */
    Optional<Object> wrong(String what, String needed, Json value) {
        problems.error(Code.WRONG_TYPE, value.span(), what + " needs " + needed + ", not " + described(value));
        return Optional.empty();
    }

    /** Always absent. */
    Optional<Object> outOfRange(OptionType.Whole type, Json.Num number) {
        String limit = Long.toString(type.max());
        if (type.max() == Long.MAX_VALUE || type.max() == Integer.MAX_VALUE) {
            limit = "";
        }
        String low = type.min() == Long.MIN_VALUE || type.min() == Integer.MIN_VALUE ? "" : Long.toString(type.min());
        String hint = "use a number of the option's size";
        if (!low.isEmpty()) {
            hint = limit.isEmpty() ? "use " + low + " or more" : "use a number from " + low + " to " + limit;
        } else if (!limit.isEmpty()) {
            hint = "use " + limit + " or less";
        }
        String shown = option.sensitive() ? "the number" : cut(number.lexeme());
        problems.error(Code.INVALID_VALUE, number.span(), "'" + option.name() + "' cannot be " + shown, hint);
        return Optional.empty();
    }

    void invalid(Json.Str text, String wrong, String hint) {
        String shown = option.sensitive() ? "this text" : "'" + cut(text.text()) + "'";
        problems.error(Code.INVALID_VALUE, text.span(), shown + " " + wrong, hint);
    }

    private String described(Json value) {
        if (option.sensitive()) {
            return value instanceof Json.Num ? "this number" : value.typeName();
        }
        if (value instanceof Json.Str text) {
            return text.text().isEmpty() ? "an empty text" : "the text '" + cut(text.text()) + "'";
        }
        if (value instanceof Json.Num number) {
            return "the number " + cut(number.lexeme());
        }
        return value instanceof Json.Bool bool ? Boolean.toString(bool.value()) : value.typeName();
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
    }

    private static String hint(OptionType type, Json value) {
        if (value instanceof Json.Str text) {
            boolean number = type instanceof OptionType.Whole && text.text().matches("-?[0-9]+");
            boolean quoted =
                    number || (type instanceof OptionType.Flag && text.text().matches("(?i)true|false"));
            if (quoted) {
                return "remove the quotes";
            }
        }
        if (type instanceof OptionType.Time && value instanceof Json.Num) {
            return "add a unit in quotes, as in '5s' or '10m'";
        }
        if (type instanceof OptionType.Many && !(value instanceof Json.Obj)) {
            return "write it as a list";
        }
        boolean text = type instanceof OptionType.Text
                || type instanceof OptionType.Reference
                || type instanceof OptionType.Choice
                || type instanceof OptionType.FieldPath;
        boolean scalar = value instanceof Json.Num || value instanceof Json.Bool;
        return text && scalar ? "put it in quotes" : "";
    }

    private static String needed(OptionType type) {
        if (type instanceof OptionType.Flag) {
            return "true or false";
        }
        if (type instanceof OptionType.Whole) {
            return "a whole number";
        }
        if (type instanceof OptionType.Time) {
            return "a length of time";
        }
        if (type instanceof OptionType.FieldPath) {
            return "a path";
        }
        if (type instanceof OptionType.When) {
            return "a condition";
        }
        return type instanceof OptionType.Many || type instanceof OptionType.References ? "a list" : "a text";
    }
}
