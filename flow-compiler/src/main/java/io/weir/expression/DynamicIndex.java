package io.weir.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExpr.CelMutableComprehension;
import dev.cel.common.ast.CelMutableExprConverter;
import java.util.List;

/**
 * Makes the result of every index dynamic: {@code x[y]} becomes {@code dyn(x[y])}. Without it CEL's type checker takes the
 * unknown type of {@code record['a'] > record['b']} for the first type that has a {@code >}, and the interpreter then refuses
 * all values of other types.
 */
final class DynamicIndex {
    private long nextId;

    private DynamicIndex(long nextId) {
        this.nextId = nextId;
    }

    static CelAbstractSyntaxTree in(CelAbstractSyntaxTree parsed) {
        long[] last = {0};
        CelWalk.each(parsed.getExpr(), (node, bound) -> {
            last[0] = Math.max(last[0], node.id());
            return true;
        });
        CelMutableExpr root = CelMutableExprConverter.fromCelExpr(parsed.getExpr());
        new DynamicIndex(last[0] + 1).rewrite(root);
        return CelAbstractSyntaxTree.newParsedAst(CelMutableExprConverter.fromMutableExpr(root), parsed.getSource());
    }

    private void rewrite(CelMutableExpr node) {
        switch (node.getKind()) {
            case SELECT -> rewrite(node.select().operand());
            case CALL -> {
                node.call().target().ifPresent(this::rewrite);
                rewriteAll(node.call().args());
                if (node.call().function().equals("_[_]")) {
                    wrap(node);
                }
            }
            case LIST -> rewriteAll(node.list().elements());
            case MAP ->
                node.map().entries().forEach(entry -> {
                    rewrite(entry.key());
                    rewrite(entry.value());
                });
            case STRUCT -> node.struct().entries().forEach(entry -> rewrite(entry.value()));
            case COMPREHENSION -> rewriteComprehension(node.comprehension());
            default -> {
                // constants and names have nothing below them
            }
        }
    }

    private void rewriteAll(List<CelMutableExpr> nodes) {
        nodes.forEach(this::rewrite);
    }

    private void rewriteComprehension(CelMutableComprehension node) {
        rewrite(node.iterRange());
        rewrite(node.accuInit());
        rewrite(node.loopCondition());
        rewrite(node.loopStep());
        rewrite(node.result());
    }

    /** The index keeps its id, because its place in the text goes by that. */
    private void wrap(CelMutableExpr node) {
        CelMutableExpr index = CelMutableExpr.ofCall(node.id(), node.call());
        node.setCall(CelMutableCall.create("dyn", index));
        node.setId(nextId++);
    }
}
