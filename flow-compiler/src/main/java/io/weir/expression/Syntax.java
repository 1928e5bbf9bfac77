package io.weir.expression;

import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.source.SourceSpan;
import java.util.Optional;

/** How a condition is written. */
enum Syntax {
    PATH,
    CEL;

    Optional<Expr> compile(Located located) {
        return switch (this) {
            case PATH -> PathConditions.read(located);
            case CEL -> CelCondition.read(located);
        };
    }

    /** The tree of a text that compiled before. */
    Expr recompile(String text) {
        Json.Str source = new Json.Str(text, new SourceSpan(0, text.length()), 0);
        return compile(new Located(source, new Problems()))
                .orElseThrow(() -> new IllegalStateException("condition compiled once but not again: " + text));
    }
}
