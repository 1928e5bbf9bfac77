package io.weir.expression;

import io.weir.record.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the fields that a tree looks at. */
final class Reads {
    private final Set<Path> found = new LinkedHashSet<>();

    private Reads() {}

    static Set<Path> of(Expr tree) {
        Reads reads = new Reads();
        reads.visit(tree);
        return Set.copyOf(reads.found);
    }

    private void visit(Expr expr) {
        if (expr instanceof Expr.Truthy truthy) {
            found.add(truthy.field());
        } else if (expr instanceof Expr.TextEquals equals) {
            found.add(equals.field());
        }
    }
}
