package io.weir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.Optional;

/** Reads conditions in CEL. */
final class CelCondition {
    private CelCondition() {}

    /** The tree; empty after reporting what is wrong. */
    static Optional<Expr> read(Located located) {
        return CelText.read(located)
                .filter(ast -> isCondition(ast, located))
                .map(ast -> CelTranslation.of(ast, located.text()));
    }

    private static boolean isCondition(CelAbstractSyntaxTree ast, Located located) {
        CelType type = ast.getResultType();
        if (type.kind() == CelKind.BOOL || type.kind() == CelKind.DYN) {
            return true;
        }
        String message = "the expression's result is of type " + type.name() + ", a condition needs bool";
        located.error(0, located.text().length(), message, "compare it with something");
        return false;
    }
}
