package io.weir.option;

import io.weir.problem.CompilerBug;
import io.weir.source.Json;
import io.weir.source.ParsedSpec;
import io.weir.source.SpecParser;
import io.weir.source.SpecText;

/** Reads the values of {@code @Default} annotations. */
final class Literals {
    private Literals() {}

    static Json parse(SpecText text) {
        ParsedSpec parsed = SpecParser.parse(text);
        if (!parsed.faults().isEmpty() || parsed.documents().size() != 1) {
            throw new CompilerBug("'" + text.content() + "' is no default");
        }
        return parsed.documents().get(0);
    }
}
