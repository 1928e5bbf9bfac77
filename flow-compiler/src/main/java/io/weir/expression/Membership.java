package io.weir.expression;

import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The operator {@code in}. */
final class Membership {
    private Membership() {}

    static Evaluation oneOf(Expr.OneOf expr) {
        Evaluation of = expr.of().compose();
        if (expr.candidates().stream().allMatch(Membership::isText)) {
            Set<Object> texts = new HashSet<>();
            expr.candidates().forEach(candidate -> texts.add(((Expr.Literal) candidate).value()));
            return record -> texts.contains(of.of(record));
        }
        List<Evaluation> candidates =
                expr.candidates().stream().map(Expr::compose).toList();
        return record -> {
            Object value = of.of(record);
            boolean found = false;
            for (Evaluation candidate : candidates) {
                found |= Equality.among(value, candidate.of(record)); // all of them, for their errors
            }
            return found;
        };
    }

    private static boolean isText(Expr expr) {
        return expr instanceof Expr.Literal literal && literal.value() instanceof String;
    }

    static Evaluation within(Expr.Within expr) {
        Evaluation of = expr.of().compose();
        Evaluation container = expr.container().compose();
        int at = expr.at();
        return record -> {
            Object value = of.of(record);
            Object in = container.of(record);
            if (in instanceof Value.Sequence list) {
                return isElement(value, list.elements());
            }
            if (in instanceof Value.Struct struct) {
                return value instanceof String name && struct.fields().containsKey(name);
            }
            throw Evaluation.error("'in' looks into a list or a struct, not into " + Operand.nameOf(in), at);
        };
    }

    private static boolean isElement(Object value, List<Value> elements) throws RecordRejected {
        for (Value element : elements) {
            if (Equality.among(value, Operand.of(element))) {
                return true;
            }
        }
        return false;
    }
}
