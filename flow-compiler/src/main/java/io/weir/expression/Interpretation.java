package io.weir.expression;

import dev.cel.common.CelErrorCode;
import dev.cel.common.exceptions.CelAttributeNotFoundException;
import dev.cel.common.values.NullValue;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelUnknownSet;
import dev.cel.runtime.CelVariableResolver;
import io.weir.record.FlowRecord;
import io.weir.record.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs parts of expressions in the CEL interpreter. */
final class Interpretation {
    /** An integer beyond 64 bits. No CEL function takes it, so that it is an error instead of another number. */
    private record TooLong(String digits) {}

    private Interpretation() {}

    static Evaluation of(Expr.Interpreted expr) {
        return record -> {
            Object result;
            try {
                result = expr.program().eval(variables(record));
            } catch (CelEvaluationException e) {
                throw Evaluation.error(messageOf(e.getErrorCode()), expr.at());
            }
            if (result instanceof CelUnknownSet) {
                throw Evaluation.error("a field is missing", expr.at());
            }
            return result;
        };
    }

    /** The interpreter's own messages hold values, which must not get into messages here. */
    private static String messageOf(CelErrorCode code) {
        return switch (code) {
            case ATTRIBUTE_NOT_FOUND -> "a field or key is missing";
            case INDEX_OUT_OF_BOUNDS -> "an index is not within its list";
            case DIVIDE_BY_ZERO -> "division by zero";
            case NUMERIC_OVERFLOW -> "a number does not fit its type";
            case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD -> "a function does not take values of these types";
            case DUPLICATE_ATTRIBUTE -> "a key stands twice in a map";
            case BAD_FORMAT -> "a text does not have the format that a function needs";
            case ITERATION_BUDGET_EXCEEDED -> "the expression takes too many steps";
            default -> "the expression has no result for this record";
        };
    }

    /** What the names in an expression stand for. */
    static CelVariableResolver variables(FlowRecord record) {
        return name -> Optional.of(
                switch (name) {
                    case CelText.RECORD -> value(record.value());
                    case CelText.METADATA -> value(Metadata.all(record));
                    default -> field(record, name);
                });
    }

    private static Object field(FlowRecord record, String name) {
        if (record.value() instanceof Value.Struct struct) {
            Value value = struct.fields().get(name);
            if (value != null) {
                return value(value);
            }
        }
        throw CelAttributeNotFoundException.forMissingMapKey(name);
    }

    /** A value in the interpreter's terms. */
    static Object value(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number(number.lexeme());
        }
        if (value instanceof Value.Bool bool) {
            return bool.value();
        }
        if (value instanceof Value.Sequence list) {
            List<Object> elements = new ArrayList<>(list.elements().size());
            list.elements().forEach(element -> elements.add(value(element)));
            return elements;
        }
        if (value instanceof Value.Struct struct) {
            Map<String, Object> fields = new LinkedHashMap<>();
            struct.fields().forEach((name, field) -> fields.put(name, value(field)));
            return fields;
        }
        return NullValue.NULL_VALUE;
    }

    private static Object number(String lexeme) {
        if (!Operand.isWhole(lexeme)) {
            return Double.valueOf(lexeme);
        }
        try {
            return Long.valueOf(lexeme);
        } catch (NumberFormatException e) {
            return new TooLong(lexeme); // the lexeme is a whole number, so this is about its length
        }
    }
}
