package io.weir.expression;

/** Turns a tree into closures. */
final class Composition {
    private Composition() {}

    static Evaluation of(Expr expr) {
        if (expr instanceof Expr.Truthy truthy) {
            return TextForm.truthy(truthy);
        }
        return TextForm.equals((Expr.TextEquals) expr);
    }
}
