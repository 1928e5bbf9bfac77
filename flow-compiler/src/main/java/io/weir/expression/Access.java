package io.weir.expression;

import io.weir.record.FlowRecord;
import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Ways into structs and lists. */
final class Access {
    private Access() {}

    /** The names from the record down to a field; empty for anything else. */
    static Optional<List<String>> path(Expr expr) {
        List<String> names = new ArrayList<>();
        Expr at = expr;
        while (at instanceof Expr.Member member) {
            names.add(member.name());
            at = member.of();
        }
        Collections.reverse(names);
        return at instanceof Expr.Root ? Optional.of(List.copyOf(names)) : Optional.empty();
    }

    static Evaluation member(Expr.Member expr) {
        Optional<List<String>> path = path(expr);
        if (path.isPresent()) {
            return field(path.get());
        }
        String name = expr.name();
        if (expr.of() instanceof Expr.Circumstances && Metadata.NAMES.contains(name)) {
            return record -> Operand.of(Metadata.named(record, name));
        }
        Evaluation of = expr.of().compose();
        return record -> memberOf(of.of(record), name);
    }

    private static Evaluation field(List<String> names) {
        String[] path = names.toArray(String[]::new);
        return record -> {
            Value at = record.value();
            for (String name : path) {
                Value next = at instanceof Value.Struct struct ? struct.fields().get(name) : null;
                if (next == null) {
                    throw missing(String.join(".", path));
                }
                at = next;
            }
            return Operand.of(at);
        };
    }

    private static Object memberOf(Object of, String name) throws RecordRejected {
        Value value = of instanceof Value.Struct struct ? struct.fields().get(name) : null;
        if (value == null) {
            throw missing(name);
        }
        return Operand.of(value);
    }

    static Evaluation has(Expr.Has expr) {
        Evaluation of = expr.of().compose();
        String name = expr.name();
        return record -> {
            if (of.of(record) instanceof Value.Struct struct) {
                return struct.fields().containsKey(name);
            }
            throw Evaluation.error("has() looks for '" + name + "' in something that is no struct");
        };
    }

    static Evaluation element(Expr.Element expr) {
        Evaluation of = expr.of().compose();
        Evaluation index = expr.index().compose();
        int at = expr.at();
        return (FlowRecord record) -> {
            Object container = of.of(record);
            Object key = index.of(record);
            if (container instanceof Value.Sequence list && key instanceof Number number) {
                return Operand.of(
                        list.elements().get(position(number, list.elements().size(), at)));
            }
            if (container instanceof Value.Struct struct) {
                Value value = key instanceof String name ? struct.fields().get(name) : null;
                if (value != null) {
                    return Operand.of(value);
                }
                throw Evaluation.error("no field of the struct has the name in '[]'", at);
            }
            throw Evaluation.error(
                    "'[]' does not take " + Operand.nameOf(container) + " and " + Operand.nameOf(key), at);
        };
    }

    private static int position(Number index, int size, int at) throws RecordRejected {
        boolean whole = index instanceof Long || (index instanceof Double d && d == Math.rint(d));
        double position = index.doubleValue();
        if (!whole || position < 0 || position >= size) {
            throw Evaluation.error("the index in '[]' is not within the list", at);
        }
        return index.intValue();
    }

    private static RecordRejected missing(String name) {
        return Evaluation.error("field '" + name + "' is missing");
    }
}
