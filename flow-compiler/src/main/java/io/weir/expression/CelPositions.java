package io.weir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.Map;

/** Where the nodes of CEL's trees stand in a condition's text. */
record CelPositions(Map<Long, Integer> codePoints, String text) {
    static CelPositions of(CelAbstractSyntaxTree ast, String text) {
        return new CelPositions(ast.getSource().getPositionsMap(), text);
    }

    /** The character of the operator or the function. */
    int of(CelExpr node) {
        return character(codePoints.getOrDefault(node.id(), 0));
    }

    /** The first character of the node and all below it. */
    int start(CelExpr node) {
        int[] first = {Integer.MAX_VALUE};
        CelWalk.each(node, (below, bound) -> {
            first[0] = Math.min(first[0], codePoints.getOrDefault(below.id(), Integer.MAX_VALUE));
            return true;
        });
        return first[0] == Integer.MAX_VALUE ? 0 : nameBefore(text, character(first[0]));
    }

    /** CEL says that a call of a function stands at its parenthesis; this is the start of the function's name. */
    static int nameBefore(String text, int at) {
        int start = at;
        if (at < text.length() && text.charAt(at) == '(') {
            while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
                start--;
            }
        }
        return start;
    }

    private int character(int codePoint) {
        return text.offsetByCodePoints(0, Math.min(codePoint, text.codePointCount(0, text.length())));
    }
}
