package io.weir.source;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Reads the text of a spec, JSON or YAML, into located trees. Never throws on content, whatever it is; the time and the
 * memory it takes are proportional to the text.
 */
public final class SpecParser {
    /** The longest spec, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1 << 20;

    /** How deep objects and lists may stand in one another. */
    public static final int MAX_DEPTH = 64;

    private SpecParser() {}

    /** The documents of a spec: one of a JSON text, any number of a YAML text. The file's ending decides, else its first character. */
    public static ParsedSpec parse(SpecText text) {
        if (text.content().length() > MAX_BYTES || text.content().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            SpecFault fault = new SpecFault(
                    SpecFault.Kind.TOO_LARGE,
                    SourceSpan.START,
                    "the spec is larger than 1 MiB",
                    "split it into several specs, or move data out of it");
            return new ParsedSpec(List.of(), List.of(fault));
        }
        return isJson(text) ? new JsonReader(text).read() : new YamlReader(text).read();
    }

    private static boolean isJson(SpecText text) {
        String name = text.name().toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return true;
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return false;
        }
        return text.content()
                .chars()
                .filter(c -> !Character.isWhitespace(c) && c != '\uFEFF')
                .limit(1)
                .anyMatch(c -> c == '{' || c == '[');
    }
}
