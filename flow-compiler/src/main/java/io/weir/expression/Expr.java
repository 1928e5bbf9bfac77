package io.weir.expression;

import io.weir.record.Path;
import io.weir.record.Value;

/** The tree that both condition syntaxes compile to. */
sealed interface Expr {
    /** Whether a field counts as yes: present and not false, "", "false", 0 or null. */
    record Truthy(Path field) implements Expr {}

    /**
     * Whether a field's text form is a literal; no for a missing field, negated or not.
     *
     * @param literal the literal; a number or null written without quotes is also compared by value
     */
    record TextEquals(Path field, Value literal, boolean negated) implements Expr {}
}
