package io.weir.expression;

import io.weir.record.Fields;
import io.weir.record.JsonWriter;
import io.weir.record.Path;
import io.weir.record.Value;
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
        return record -> isTruthy(Fields.find(record.value(), field).orElse(null));
    }

    static Evaluation equals(Expr.TextEquals expr) {
        Path field = expr.field();
        String literal = of(expr.literal());
        Optional<BigDecimal> number = number(expr.literal());
        boolean isNull = expr.literal() instanceof Value.Null;
        return record -> {
            Value value = Fields.find(record.value(), field).orElse(null);
            if (value == null) {
                return false;
            }
            if (isNull) {
                return (value instanceof Value.Null) != expr.negated();
            }
            boolean same = literal.equals(of(value)) || sameNumber(number, value);
            return same != expr.negated();
        };
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

    static Optional<BigDecimal> number(Value value) {
        if (!(value instanceof Value.Numeric number) || number.lexeme().length() > MOST_DIGITS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(number.lexeme()));
        } catch (NumberFormatException e) {
            return Optional.empty(); // JSON allows exponents that BigDecimal does not: such numbers compare as text
        }
    }

    /** As upstream: a null is the empty text, a list or a struct its JSON. */
    static String of(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number.lexeme();
        }
        return value instanceof Value.Null ? "" : JsonWriter.toText(value);
    }
}
