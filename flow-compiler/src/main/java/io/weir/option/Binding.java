package io.weir.option;

import io.weir.declare.Checked;
import io.weir.declare.Complaints;
import io.weir.problem.Code;
import io.weir.problem.CompilerBug;
import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.Nearest;
import io.weir.source.SourceSpan;
import io.weir.source.SpecText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The binding of one object to one record. Two passes over it: keys that are no options, then options and their values.
 *
 * @param <O> the record
 */
final class Binding<O extends Record> {
    private final Shape<O> shape;
    private final Json.Obj block;
    private final String owner;
    private final Problems problems;
    /** Options that an unknown key most likely meant: they are not reported as missing as well. */
    private final Set<String> misspelled = new HashSet<>();

    /** Options whose values are wrong: the rules across options are checked as if they were not set. */
    private final Set<String> broken = new HashSet<>();

    private boolean sound = true;

    Binding(Shape<O> shape, Json.Obj block, String owner, Problems problems) {
        this.shape = shape;
        this.block = block;
        this.owner = owner;
        this.problems = problems;
    }

    Optional<O> bind() {
        block.fields().forEach(this::checkKey);
        List<Object> values = new ArrayList<>();
        for (Option option : shape.options()) {
            Optional<Object> value = value(option);
            if (value.isEmpty()) {
                sound = false;
                broken.add(option.name());
            }
            value.or(() -> unset(option)).ifPresent(values::add);
        }
        return values.size() == shape.options().size() ? create(values).filter(options -> sound) : Optional.empty();
    }

    private Optional<O> create(List<Object> values) {
        try {
            O options = shape.create(values);
            if (options instanceof Checked checked) {
                checked.check(new Located());
            }
            return Optional.of(options);
        } catch (IllegalArgumentException e) {
            String message = e.getMessage() == null ? "the options do not fit together" : e.getMessage();
            problems.error(Code.INVALID_VALUE, start(), message);
            return Optional.empty();
        }
    }

    private void checkKey(Json.Field field) {
        String key = field.name();
        for (Option option : shape.options()) {
            if (option.keys().contains(key)) {
                return;
            }
            for (Option.Renamed renamed : option.renamed()) {
                if (renamed.old().equals(key)) {
                    checkRenamed(field, renamed);
                    return;
                }
            }
        }
        sound = false;
        List<String> all =
                shape.options().stream().flatMap(o -> o.keys().stream()).toList();
        Optional<String> near = Nearest.to(key, all);
        near.ifPresent(misspelled::add);
        List<String> names = shape.options().stream().map(Option::name).toList();
        String message = "'" + key + "' is not an option of " + owner;
        problems.error(Code.UNKNOWN_OPTION, field.nameSpan(), message, Nearest.hint(near, names, "options"));
    }

    private void checkRenamed(Json.Field field, Option.Renamed renamed) {
        if (block.get(renamed.key()).isPresent()) {
            sound = false;
            String message = "'%s' is an older name of '%s', which is set too".formatted(field.name(), renamed.key());
            problems.error(Code.CONFLICTING_OPTIONS, field.nameSpan(), message, "remove '" + field.name() + "'");
        } else {
            String message = "'%s' is an older name of '%s'".formatted(field.name(), renamed.key());
            problems.warning(Code.DEPRECATED, field.nameSpan(), message, "write '" + renamed.key() + "'");
        }
    }

    /** The value of an option, given or by default; absent when a problem was reported. */
    private Optional<Object> value(Option option) {
        List<Json.Field> given = given(option);
        if (!given.isEmpty()) {
            Optional<Object> value = new Values(option, owner, problems).of(given);
            return option.type() instanceof OptionType.Maybe ? value.map(Optional::of) : value;
        }
        Optional<Object> unset = unset(option);
        if (unset.isEmpty() && option.keys().stream().noneMatch(misspelled::contains)) {
            missing(option);
        }
        return unset;
    }

    /** The value of an option that the spec leaves out; absent when it must not. */
    private Optional<Object> unset(Option option) {
        if (option.defaultValue().isPresent()) {
            return Optional.of(defaultOf(option, option.defaultValue().get()));
        }
        return option.type() instanceof OptionType.Maybe ? Optional.of(Optional.empty()) : Optional.empty();
    }

    /** What the spec says about an option, in the order of the option's keys; nulls say nothing. */
    private List<Json.Field> given(Option option) {
        List<Json.Field> given = new ArrayList<>();
        for (String key : option.keys()) {
            Optional<Json.Field> field = block.field(key);
            for (Option.Renamed renamed : option.renamed()) {
                if (renamed.key().equals(key)) {
                    field = field.or(() -> block.field(renamed.old()))
                            .map(found -> new Json.Field(key, found.nameSpan(), found.value()));
                }
            }
            field.filter(found -> !(found.value() instanceof Json.Nul)).ifPresent(given::add);
        }
        return given;
    }

    private void missing(Option option) {
        List<String> keys = option.keys();
        String either = keys.size() == 1 ? "'" + keys.get(0) + "'" : "'" + keys.get(0) + "' or '" + keys.get(1) + "'";
        SourceSpan at = block.field(option.name()).map(Json.Field::nameSpan).orElse(start());
        String doc = option.doc().replaceFirst("\\.$", "");
        problems.error(Code.MISSING_OPTION, at, owner + " needs " + either, "set " + either + ": " + doc);
    }

    private Object defaultOf(Option option, String written) {
        Problems own = new Problems();
        Json value = literal(option, written);
        Json.Field field = new Json.Field(option.name(), SourceSpan.START, value);
        return new Values(option, owner, own)
                .of(List.of(field))
                .filter(bound -> !own.hasErrors())
                .orElseThrow(() -> new CompilerBug("the default of '" + option.name() + "' is not one: " + written));
    }

    private static Json literal(Option option, String written) {
        OptionType type = option.type().required();
        boolean structured = type instanceof OptionType.Whole
                || type instanceof OptionType.Flag
                || type instanceof OptionType.Many
                || type instanceof OptionType.References
                || type instanceof OptionType.Entries
                || type instanceof OptionType.Block
                || type instanceof OptionType.Variants;
        return structured
                ? Literals.parse(new SpecText("default.yaml", written))
                : new Json.Str(written, SourceSpan.START, 0);
    }

    /** The first character of the object: for what should be in it and is not. */
    private SourceSpan start() {
        int start = block.span().start();
        return new SourceSpan(start, Math.min(start + 1, block.span().end()));
    }

    /** Places complaints at the options that they name. */
    private final class Located implements Complaints {
        @Override
        public void error(String option, String message, String hint) {
            error(code(option), option, message, hint);
        }

        @Override
        public void notYet(String option, String message, String hint) {
            error(Code.NOT_YET_SUPPORTED, option, message, hint);
        }

        private void error(Code code, String option, String message, String hint) {
            sound = false;
            if (broken.contains(option)) {
                return; // what is wrong with it has been said
            }
            problems.error(code, place(option), message, hint);
        }

        @Override
        public void warning(String option, String message, String hint) {
            if (broken.contains(option)) {
                return;
            }
            problems.warning(code(option), place(option), message, hint);
        }

        private Code code(String option) {
            if (option.isEmpty()) {
                return Code.CONFLICTING_OPTIONS;
            }
            return field(option).isPresent() ? Code.INVALID_VALUE : Code.MISSING_OPTION;
        }

        private SourceSpan place(String option) {
            return field(option).map(field -> field.value().span()).orElse(start());
        }

        private Optional<Json.Field> field(String name) {
            return shape.options().stream()
                    .filter(option -> option.name().equals(name))
                    .flatMap(option -> given(option).stream())
                    .findFirst();
        }
    }
}
