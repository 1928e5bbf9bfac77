package io.weir.expression;

import io.weir.record.Path;
import io.weir.udf.FieldUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the fields that a tree looks at. */
final class Reads {
    private final Set<Path> fields = new LinkedHashSet<>();
    private boolean wholeRecord;

    private Reads() {}

    static FieldUse of(Expr tree) {
        Reads reads = new Reads();
        reads.visit(tree);
        return new FieldUse(reads.fields, Set.of(), reads.wholeRecord);
    }

    private void visit(Expr expr) {
        Optional<List<String>> path = Access.path(expr);
        if (path.isPresent()) {
            add(path.get());
        } else if (expr instanceof Expr.Has has && Access.path(has.of()).isPresent()) {
            List<String> names = new ArrayList<>(Access.path(has.of()).get());
            names.add(has.name());
            add(names);
        } else if (expr instanceof Expr.Truthy truthy) {
            fields.add(truthy.field());
        } else if (expr instanceof Expr.TextEquals equals) {
            fields.add(equals.field());
        } else if (expr instanceof Expr.Interpreted interpreted) {
            interpreted.reads().forEach(this::add);
        } else {
            expr.inputs().forEach(this::visit);
        }
    }

    private void add(List<String> names) {
        if (names.isEmpty()) {
            wholeRecord = true;
        } else {
            fields.add(new Path(names));
        }
    }
}
