package io.weir.expression;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks over CEL's own trees, with the variables that macros bind. */
final class CelWalk {
    /** Looks at a node; says whether the nodes below are wanted too. */
    interface Visitor {
        boolean visit(CelExpr node, Set<String> bound);
    }

    private final Visitor visitor;

    private CelWalk(Visitor visitor) {
        this.visitor = visitor;
    }

    static void each(CelExpr root, Visitor visitor) {
        new CelWalk(visitor).walk(root, Set.of());
    }

    /** The names that no macro binds: fields of the record, {@code record}, {@code metadata}, and names of types. */
    static Set<String> freeNames(CelExpr root) {
        Set<String> names = new LinkedHashSet<>();
        each(root, (node, bound) -> {
            if (node.getKind() == Kind.IDENT && !bound.contains(node.ident().name())) {
                names.add(node.ident().name());
            }
            return true;
        });
        return names;
    }

    /** The names from the record down to the field that a node selects; empty for nodes of other types. */
    static Optional<List<String>> path(CelExpr node, Set<String> bound) {
        if (node.getKind() == Kind.IDENT) {
            String name = node.ident().name();
            boolean field = !bound.contains(name) && !name.equals(CelText.METADATA) && !CelText.TYPES.contains(name);
            return field ? Optional.of(name.equals(CelText.RECORD) ? List.of() : List.of(name)) : Optional.empty();
        }
        if (node.getKind() == Kind.SELECT) {
            return path(node.select().operand(), bound)
                    .map(names -> longer(names, node.select().field()));
        }
        return node.getKind() == Kind.CALL ? path(node.call(), bound) : Optional.empty();
    }

    private static Optional<List<String>> path(CelCall call, Set<String> bound) {
        if (call.function().equals("dyn")) {
            return path(call.args().get(0), bound);
        }
        if (call.function().equals("_[_]") && isText(call.args().get(1))) {
            String name = call.args().get(1).constant().stringValue();
            return path(call.args().get(0), bound).map(names -> longer(names, name));
        }
        return Optional.empty();
    }

    /** Whether a node is a literal text. */
    static boolean isText(CelExpr node) {
        return node.getKind() == Kind.CONSTANT && node.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private static List<String> longer(List<String> names, String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return List.copyOf(longer);
    }

    private void walk(CelExpr node, Set<String> bound) {
        if (!visitor.visit(node, bound)) {
            return;
        }
        switch (node.getKind()) {
            case SELECT -> walk(node.select().operand(), bound);
            case CALL -> {
                node.call().target().ifPresent(target -> walk(target, bound));
                walkAll(node.call().args(), bound);
            }
            case LIST -> walkAll(node.list().elements(), bound);
            case MAP ->
                node.map().entries().forEach(entry -> {
                    walk(entry.key(), bound);
                    walk(entry.value(), bound);
                });
            case STRUCT -> node.struct().entries().forEach(entry -> walk(entry.value(), bound));
            case COMPREHENSION -> walkComprehension(node.comprehension(), bound);
            default -> {
                // constants and names have nothing below them
            }
        }
    }

    private void walkAll(List<CelExpr> nodes, Set<String> bound) {
        nodes.forEach(node -> walk(node, bound));
    }

    private void walkComprehension(CelComprehension node, Set<String> bound) {
        walk(node.iterRange(), bound);
        walk(node.accuInit(), bound);
        Set<String> result = new HashSet<>(bound);
        result.add(node.accuVar());
        walk(node.result(), result);
        Set<String> loop = new HashSet<>(result);
        loop.add(node.iterVar());
        loop.add(node.iterVar2());
        walk(node.loopCondition(), loop);
        walk(node.loopStep(), loop);
    }
}
