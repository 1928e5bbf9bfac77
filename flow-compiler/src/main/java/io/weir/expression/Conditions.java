package io.weir.expression;

import io.weir.problem.Problems;
import io.weir.source.Json;
import io.weir.udf.Condition;
import java.util.Optional;

/** Compiles the conditions of specs. Both syntaxes become one tree; mistakes are reported at their character. */
public final class Conditions {
    private Conditions() {}

    /**
     * Compiles the short syntax: {@code $.a}, {@code $.a == 'x'}, {@code $.a != 'x'}; the leading {@code $.} and the
     * quotes are optional; {@code &&} and {@code ||} join them. Reports {@code invalid-expression}.
     */
    public static Optional<Condition> path(Json.Str text, Problems problems) {
        return compile(Syntax.PATH, new Located(text, problems));
    }

    /**
     * Compiles a CEL expression over the record's fields, {@code record} and {@code metadata}. Reports
     * {@code invalid-expression}.
     */
    public static Optional<Condition> cel(Json.Str text, Problems problems) {
        return compile(Syntax.CEL, new Located(text, problems));
    }

    private static Optional<Condition> compile(Syntax syntax, Located located) {
        return syntax.compile(located).map(tree -> new CompiledCondition(located.text(), syntax, tree));
    }
}
