package io.weir.option;

import io.weir.declare.Setting;
import io.weir.expression.Conditions;
import io.weir.problem.Code;
import io.weir.problem.Problems;
import io.weir.record.Path;
import io.weir.source.Json;
import io.weir.source.Nearest;
import io.weir.source.SourceSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns the located values of one option into what its record takes; reports those that do not fit. */
final class Values {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}|-?[0-9]{19}");

    private final Option option;
    private final String owner;
    private final Problems problems;
    private final Mismatch mismatch;

    Values(Option option, String owner, Problems problems) {
        this.option = option;
        this.owner = owner;
        this.problems = problems;
        this.mismatch = new Mismatch(option, problems);
    }

    /** The value of the last field; absent when a problem was reported. The fields are the option's, at least one. */
    Optional<Object> of(List<Json.Field> given) {
        OptionType type = option.type().required();
        if (type instanceof OptionType.When) {
            return condition(given);
        }
        Optional<Object> value = Optional.of(given);
        for (Json.Field field : given) {
            Optional<Object> read =
                    field.name().equals(option.name()) ? plain(type, field.value()) : secret(field, type);
            value = value.isPresent() ? read : value;
        }
        return value;
    }

    private Optional<Object> plain(OptionType type, Json value) {
        return of(type, value).filter(bound -> !option.notEmpty() || checkNotEmpty(bound, value));
    }

    private Optional<Object> of(OptionType type, Json value) {
        if (type instanceof OptionType.Many many) {
            return list(many, value);
        }
        if (type instanceof OptionType.References) {
            return settings(value);
        }
        if (type instanceof OptionType.Entries entries) {
            return entries(entries, value);
        }
        if (type instanceof OptionType.Block block) {
            return object(value).flatMap(object -> bind(block.type(), object));
        }
        if (type instanceof OptionType.Variants variants) {
            return object(value).flatMap(object -> variant(variants, object));
        }
        if (type instanceof OptionType.When) {
            return value instanceof Json.Obj object ? conditionObject(object) : path(value);
        }
        return scalar(type, value);
    }

    private Optional<Object> scalar(OptionType type, Json value) {
        if (type instanceof OptionType.Flag) {
            return value instanceof Json.Bool flag ? Optional.of(flag.value()) : wrong(type, value);
        }
        if (type instanceof OptionType.Whole whole) {
            return value instanceof Json.Num number ? whole(whole, number) : wrong(type, value);
        }
        if (!(value instanceof Json.Str text)) {
            return wrong(type, value);
        }
        if (type instanceof OptionType.Time) {
            Optional<Object> duration = DurationText.parse(text.text()).map(d -> d);
            return orInvalid(duration, text, "is not a length of time", "write it like '500ms', '5s' or '1h30m'");
        }
        if (type instanceof OptionType.Choice choice) {
            return choice(choice, text);
        }
        if (type instanceof OptionType.FieldPath) {
            return fieldPath(text);
        }
        return type instanceof OptionType.Reference
                ? SettingText.parse(text, problems).map(setting -> setting)
                : Optional.of(text.text());
    }

    private Optional<Object> whole(OptionType.Whole type, Json.Num number) {
        boolean plain = WHOLE.matcher(number.lexeme()).matches();
        boolean digits = plain || number.lexeme().matches("-?[0-9]+");
        if (!digits) {
            return wrong(type, number);
        }
        try {
            long value = Long.parseLong(number.lexeme());
            if (value >= type.min() && value <= type.max()) {
                return Optional.of(type.isLong() ? (Object) value : (Object) (int) value);
            }
        } catch (NumberFormatException e) {
            // Longer than any long: out of range as well.
        }
        return mismatch.outOfRange(type, number);
    }

    private Optional<Object> choice(OptionType.Choice type, Json.Str text) {
        List<String> names = type.constants().stream().map(Spelling::of).toList();
        Optional<Object> found =
                Spelling.match(text.text(), names).map(name -> type.constants().get(names.indexOf(name)));
        return orInvalid(
                found, text, "is not a value of '" + option.name() + "'", Nearest.hint(text.text(), names, "values"));
    }

    private Optional<Object> fieldPath(Json.Str text) {
        try {
            return Optional.of(Path.parse(text.text()));
        } catch (IllegalArgumentException e) {
            problems.error(
                    Code.INVALID_VALUE, text.span(), e.getMessage() == null ? "this is no path" : e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Object> list(OptionType.Many type, Json value) {
        if (!(value instanceof Json.Arr list)) {
            return wrong(type, value);
        }
        List<Object> elements = new ArrayList<>();
        for (Json element : list.elements()) {
            of(type.of(), element).ifPresent(elements::add);
        }
        return elements.size() == list.elements().size() ? Optional.of(elements) : Optional.empty();
    }

    /** A list, or one text with commas. */
    private Optional<Object> settings(Json value) {
        if (value instanceof Json.Str text) {
            List<Object> elements = new ArrayList<>();
            Optional<Setting> whole = SettingText.parse(text, problems);
            for (String part : whole.isPresent() ? text.text().split(",", -1) : new String[0]) {
                if (!part.isBlank()) {
                    Json.Str trimmed = new Json.Str(part.strip(), text.span(), text.textStart());
                    SettingText.parse(trimmed, problems).ifPresent(elements::add);
                }
            }
            return whole.map(setting -> elements);
        }
        return list(new OptionType.Many(new OptionType.Reference()), value);
    }

    private Optional<Object> entries(OptionType.Entries type, Json value) {
        Optional<Json.Obj> object = object(value);
        Map<String, Object> entries = new LinkedHashMap<>();
        object.ifPresent(fields -> fields.fields()
                .forEach(field -> of(type.of(), field.value()).ifPresent(bound -> entries.put(field.name(), bound))));
        return object.filter(fields -> entries.size() == fields.fields().size()).map(fields -> entries);
    }

    private Optional<Object> variant(OptionType.Variants type, Json.Obj object) {
        List<String> names = type.types().stream().map(Spelling::of).toList();
        Optional<Json> kind = object.get("type");
        if (kind.isEmpty()) {
            SourceSpan at = new SourceSpan(object.span().start(), object.span().start() + 1);
            String message = "'" + option.name() + "' of " + owner + " needs 'type'";
            problems.error(Code.MISSING_OPTION, at, message, "use one of: " + String.join(", ", names));
            return Optional.empty();
        }
        if (!(kind.get() instanceof Json.Str text)) {
            return wrong(new OptionType.Text(), kind.get());
        }
        Optional<Object> name = Spelling.match(text.text(), names).map(n -> n);
        String hint = Nearest.hint(text.text(), names, "types");
        return orInvalid(name, text, "is not a type of '" + option.name() + "'", hint)
                .flatMap(found -> bind(type.types().get(names.indexOf(found)), withoutType(object)));
    }

    private static Json.Obj withoutType(Json.Obj object) {
        List<Json.Field> fields =
                object.fields().stream().filter(f -> !f.name().equals("type")).toList();
        return new Json.Obj(fields, object.span());
    }

    private Optional<Object> bind(Class<? extends Record> type, Json.Obj object) {
        return OptionBinder.bind(type, object, "'" + option.name() + "' of " + owner, problems)
                .map(record -> record);
    }

    private Optional<Object> secret(Json.Field field, OptionType type) {
        if (!(field.value() instanceof Json.Obj object)) {
            return mismatch.wrong("'" + field.name() + "'", "an object with 'name' and 'key'", field.value());
        }
        Optional<Setting> setting = OptionBinder.bind(
                        SecretRef.class, object, "'" + field.name() + "' of " + owner, problems)
                .map(SecretRef::setting);
        return type instanceof OptionType.References ? setting.map(List::of) : setting.map(s -> s);
    }

    private Optional<Object> condition(List<Json.Field> given) {
        if (given.size() > 1) {
            problems.error(
                    Code.CONFLICTING_OPTIONS,
                    given.get(1).nameSpan(),
                    "'condition' and 'expression' are both set",
                    "keep one of them");
            return Optional.empty();
        }
        Json.Field field = given.get(0);
        if (!(field.value() instanceof Json.Str text)) {
            return mismatch.wrong("'" + field.name() + "'", "a text", field.value());
        }
        return field.name().equals("expression")
                ? Conditions.cel(text, problems).map(condition -> condition)
                : path(text);
    }

    private Optional<Object> conditionObject(Json.Obj object) {
        return OptionBinder.bind(OneCondition.class, object, "'" + option.name() + "' of " + owner, problems)
                .map(OneCondition::condition);
    }

    private Optional<Object> path(Json value) {
        return value instanceof Json.Str text
                ? Conditions.path(text, problems).map(condition -> condition)
                : wrong(new OptionType.When(), value);
    }

    private Optional<Json.Obj> object(Json value) {
        if (value instanceof Json.Obj object) {
            return Optional.of(object);
        }
        mismatch.wrong("'" + option.name() + "'", "an object", value);
        return Optional.empty();
    }

    private boolean checkNotEmpty(Object bound, Json value) {
        boolean empty = bound.equals("")
                || bound.equals(List.of())
                || bound.equals(Map.of())
                || bound.equals(Setting.literal(""));
        if (empty) {
            String needed = value instanceof Json.Str ? "must not be empty" : "needs at least one element";
            problems.error(Code.INVALID_VALUE, value.span(), "'" + option.name() + "' " + needed, option.doc());
        }
        return !empty;
    }

    private Optional<Object> orInvalid(Optional<Object> value, Json.Str text, String wrong, String hint) {
        if (value.isEmpty()) {
            mismatch.invalid(text, wrong, hint);
        }
        return value;
    }

    private Optional<Object> wrong(OptionType type, Json value) {
        return mismatch.wrong(type, value);
    }
}
