package io.weir.option;

import io.weir.declare.Setting;
import io.weir.problem.SecretMask;
import io.weir.record.Path;
import io.weir.udf.Condition;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Bound options as plans print them: canonical, so that equal options give equal texts, and without secrets. Sensitive
 * literals are {@code ***}, references stand by their names.
 */
public final class OptionText {
    private static final String HIDDEN = "***";

    private OptionText() {}

    /** The options by name in the record's order; those that are not set are left out. */
    public static Map<String, String> entries(Record options) {
        Map<String, String> entries = new LinkedHashMap<>();
        for (Option option : Shape.of(options.getClass()).options()) {
            Object value = option.of(options);
            if (value instanceof Optional<?> maybe) {
                maybe.ifPresent(present -> entries.put(option.name(), text(present, option.sensitive())));
            } else {
                entries.put(option.name(), text(value, option.sensitive()));
            }
        }
        return entries;
    }

    /** The options that differ from their defaults, on one line: as short when options are added in a later version. */
    public static String given(Record options) {
        Map<String, String> entries = entries(options);
        for (Option option : Shape.of(options.getClass()).options()) {
            option.defaultValue().ifPresent(value -> entries.remove(option.name(), value));
        }
        return join(entries, " ");
    }

    /** All of them on one line: {@code brokers=[localhost:9092] topic=orders}. */
    public static String line(Record options) {
        return join(entries(options), " ");
    }

    private static String text(Object value, boolean sensitive) {
        if (value instanceof Setting setting) {
            return setting(setting, sensitive);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> text(element, sensitive)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> entries = new LinkedHashMap<>();
            map.forEach((name, element) -> entries.put(String.valueOf(name), text(element, sensitive)));
            return "{" + join(entries, ", ") + "}";
        }
        if (value instanceof Duration duration) {
            return sensitive ? HIDDEN : DurationText.of(duration);
        }
        if (value instanceof Condition condition) {
            return condition.text();
        }
        if (value instanceof Enum<?> constant) {
            return Spelling.of(constant);
        }
        if (value instanceof Record nested && !(value instanceof Path)) {
            return "{" + join(entries(nested), ", ") + "}";
        }
        return sensitive ? HIDDEN : quoted(SecretMask.value(value.toString()));
    }

    private static String setting(Setting setting, boolean sensitive) {
        if (!sensitive) {
            return quoted(SecretMask.value(setting.display()));
        }
        return setting.parts().stream()
                .map(part -> part instanceof Setting.Literal ? HIDDEN : part.display())
                .collect(Collectors.joining());
    }

    private static String join(Map<String, String> entries, String separator) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(separator));
    }

    /** Texts that would not stand for themselves in a list of options are quoted; references do. */
    private static String quoted(String text) {
        String literal = text.replaceAll("\\$\\{[^}\\s]*}", "x");
        boolean plain = !literal.isEmpty() && literal.chars().noneMatch(c -> c <= ' ' || "[]{},='\"".indexOf(c) >= 0);
        return plain ? text : "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "\\'") + "'";
    }
}
