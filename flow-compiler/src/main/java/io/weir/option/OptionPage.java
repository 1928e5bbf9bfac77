package io.weir.option;

import java.util.Optional;
import java.util.stream.Collectors;

/** The options of a component as a table of the reference: Markdown. */
public final class OptionPage {
    private OptionPage() {}

    /** A table with a row per option, nested options after the option they belong to; a sentence when there are none. */
    public static String of(Class<? extends Record> type) {
        Shape<?> shape = Shape.of(type);
        if (shape.options().isEmpty()) {
            return "No options.\n";
        }
        StringBuilder rows = new StringBuilder("| option | type | default | description |\n|---|---|---|---|\n");
        rows(shape, "", rows);
        return rows.toString();
    }

    private static void rows(Shape<?> shape, String prefix, StringBuilder to) {
        for (Option option : shape.options()) {
            String names =
                    option.keys().stream().map(key -> "`" + prefix + key + "`").collect(Collectors.joining(", "));
            to.append("| ").append(names);
            to.append(" | ").append(cell(typeName(option.type().required())));
            to.append(" | ").append(defaultCell(option));
            to.append(" | ").append(cell(description(option))).append(" |\n");
            nested(option.type().required(), prefix + option.name(), to);
        }
    }

    private static void nested(OptionType type, String name, StringBuilder to) {
        if (type instanceof OptionType.Block block) {
            rows(Shape.of(block.type()), name + ".", to);
        } else if (type instanceof OptionType.Many many) {
            nested(many.of(), name + "[]", to);
        } else if (type instanceof OptionType.Entries entries) {
            nested(entries.of(), name + ".*", to);
        } else if (type instanceof OptionType.Variants variants) {
            for (Class<? extends Record> variant : variants.types()) {
                to.append("| `")
                        .append(name)
                        .append(".type` | `")
                        .append(Spelling.of(variant))
                        .append("` | | ");
                to.append(cell(documentation(variant).orElse(""))).append(" |\n");
                rows(Shape.of(variant), name + ".", to);
            }
        }
    }

    private static String description(Option option) {
        StringBuilder text = new StringBuilder(option.doc());
        if (option.type().required() instanceof OptionType.Whole whole && limited(whole)) {
            text.append(" From ")
                    .append(whole.min())
                    .append(" to ")
                    .append(whole.max())
                    .append('.');
        }
        if (option.notEmpty()) {
            text.append(" Not empty.");
        }
        if (option.sensitive()) {
            text.append(" Never printed.");
        }
        if (!option.formerly().isEmpty()) {
            text.append(" Formerly `")
                    .append(String.join("`, `", option.formerly()))
                    .append("`.");
        }
        return text.toString();
    }

    private static boolean limited(OptionType.Whole whole) {
        return whole.isLong()
                ? whole.min() != Long.MIN_VALUE || whole.max() != Long.MAX_VALUE
                : whole.min() != Integer.MIN_VALUE || whole.max() != Integer.MAX_VALUE;
    }

    private static String defaultCell(Option option) {
        if (option.required()) {
            return "required";
        }
        return option.defaultValue()
                .map(value -> value.isEmpty() ? "empty" : "`" + value + "`")
                .orElse("");
    }

    static String typeName(OptionType type) {
        if (type instanceof OptionType.Flag) {
            return "boolean";
        }
        if (type instanceof OptionType.Whole whole) {
            return whole.isLong() ? "long" : "int";
        }
        if (type instanceof OptionType.Time) {
            return "duration";
        }
        if (type instanceof OptionType.FieldPath) {
            return "path";
        }
        if (type instanceof OptionType.When) {
            return "condition or CEL expression";
        }
        if (type instanceof OptionType.Choice choice) {
            return choice.constants().stream().map(Spelling::of).collect(Collectors.joining("`, `", "`", "`"));
        }
        if (type instanceof OptionType.Many many) {
            return "list of " + typeName(many.of());
        }
        if (type instanceof OptionType.References) {
            return "list of text, or text with commas";
        }
        if (type instanceof OptionType.Entries entries) {
            return "map of " + typeName(entries.of());
        }
        boolean object = type instanceof OptionType.Block || type instanceof OptionType.Variants;
        return object ? "object" : "text";
    }

    private static Optional<String> documentation(Class<? extends Record> type) {
        return Shape.of(type).doc();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
