package io.weir.expression;

import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The comparisons of the short condition syntax, which look at the text form of a value. */
final class TextForm {
    /** Reading digits costs the square of their number; longer numbers than this are compared as text only. */
    private static final int MOST_DIGITS = 400;

    private TextForm() {}

    static Evaluation truthy(Expr.Truthy expr) {
        Path field = expr.field();
        return record -> isTruthy(find(record, field));
    }

    static Evaluation equals(Expr.TextEquals expr) {
        Path field = expr.field();
        String literal = of(expr.literal()).orElseThrow();
        Optional<BigDecimal> number = number(expr.literal());
        boolean isNull = expr.literal() instanceof Value.Null;
        return record -> {
            Value value = find(record, field);
            if (value == null) {
                return false;
            }
            if (isNull) {
                return (value instanceof Value.Null) != expr.negated();
            }
            boolean same = literal.equals(textOf(value, field)) || sameNumber(number, value);
            return same != expr.negated();
        };
    }

    private static String textOf(Value value, Path field) throws RecordRejected {
        Optional<String> text = of(value);
        if (text.isEmpty()) {
            String message = "field '" + String.join(".", field.segments()) + "' is not a single value, it has no text";
            throw new RecordRejected(Evaluation.ERROR, message);
        }
        return text.get();
    }

    private static boolean isTruthy(@Nullable Value value) {
        if (value == null || value instanceof Value.Null) {
            return false;
        }
        if (value instanceof Value.Bool bool) {
            return bool.value();
        }
        if (value instanceof Value.Text text) {
            return !text.text().isEmpty() && !text.text().equals("false");
        }
        return !(value instanceof Value.Numeric number) || !isZero(number.lexeme());
    }

    /** Whether all digits before the exponent are 0. */
    private static boolean isZero(String lexeme) {
        for (int i = 0; i < lexeme.length(); i++) {
            char c = lexeme.charAt(i);
            if (c == 'e' || c == 'E') {
                return true;
            }
            if (c >= '1' && c <= '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean sameNumber(Optional<BigDecimal> literal, Value value) {
        return literal.isPresent()
                && number(value).map(n -> n.compareTo(literal.get()) == 0).orElse(false);
    }

    private static Optional<BigDecimal> number(Value value) {
        if (!(value instanceof Value.Numeric number) || number.lexeme().length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(number.lexeme()));
        } catch (NumberFormatException e) {
            return Optional.empty(); // JSON allows exponents that BigDecimal does not: such numbers compare as text
        }
    }

    /** A null is the empty text, as upstream; lists and structs have none. */
    private static Optional<String> of(Value value) {
        if (value instanceof Value.Text text) {
            return Optional.of(text.text());
        }
        if (value instanceof Value.Numeric number) {
            return Optional.of(number.lexeme());
        }
        if (value instanceof Value.Bool bool) {
            return Optional.of(Boolean.toString(bool.value()));
        }
        return value instanceof Value.Null ? Optional.of("") : Optional.empty();
    }

    private static @Nullable Value find(FlowRecord record, Path path) {
        Value at = record.value();
        for (String segment : path.segments()) {
            at = step(at, segment);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    private static @Nullable Value step(Value value, String segment) {
        if (value instanceof Value.Struct struct) {
            return struct.fields().get(segment);
        }
        if (value instanceof Value.Sequence list && segment.matches("[0-9]{1,9}")) {
            int index = Integer.parseInt(segment);
            return index < list.elements().size() ? list.elements().get(index) : null;
        }
        return null;
    }
}
