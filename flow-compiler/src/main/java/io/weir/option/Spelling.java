package io.weir.option;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How the constants of enums and the variants of options are spelled in specs: {@code kebab-case}; other cases are accepted. */
public final class Spelling {
    private Spelling() {}

    /** The spelling of an enum constant: {@code EXACTLY_ONCE} is {@code exactly-once}. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The spelling of a variant: {@code BasicAuth} is {@code basic-auth}. */
    static String of(Class<? extends Record> variant) {
        return variant.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** The name that is written like this, whatever its case, dashes and underscores. */
    static Optional<String> match(String written, List<String> names) {
        return names.stream()
                .filter(name -> folded(name).equals(folded(written)))
                .findFirst();
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }
}
