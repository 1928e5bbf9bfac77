package io.weir.flink.connector.postgres;

import io.weir.record.JsonWriter;
import io.weir.record.Value;
import io.weir.udf.RecordRejected;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value as the text that PostgreSQL reads for a column of some type. */
final class CellText {
    private static final int LONGEST_INTEGER = 40;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,2})?");

    private CellText() {}

    /** Null for SQL's NULL. */
    static @Nullable String of(Value value, Column column) throws RecordRejected {
        if (value instanceof Value.Null) {
            return null;
        }
        return switch (column.kind()) {
            case JSON -> JsonWriter.toText(value);
            case INTEGER -> integer(scalar(value, column));
            case BYTES -> bytes(value, column);
            case ARRAY -> array(value, column);
            case TEXT ->
                value instanceof Value.Struct || value instanceof Value.Sequence
                        ? JsonWriter.toText(value)
                        : scalar(value, column);
            case OTHER -> scalar(value, column);
        };
    }

    private static String scalar(Value value, Column column) throws RecordRejected {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number.lexeme();
        }
        if (value instanceof Value.Bool bool) {
            return bool.value() ? "true" : "false";
        }
        throw new RecordRejected(
                Refusal.TYPE_MISMATCH,
                "column '" + column.name() + "' of type " + column.type() + " cannot hold an object or array");
    }

    // 5.0 and 1e3 are whole numbers in JSON, but not for PostgreSQL's integer types
    private static String integer(String lexeme) {
        if (isDigits(lexeme)
                || lexeme.length() > LONGEST_INTEGER
                || !NUMBER.matcher(lexeme).matches()) {
            return lexeme;
        }
        BigDecimal number = new BigDecimal(lexeme);
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        return whole ? number.toBigInteger().toString() : lexeme;
    }

    private static boolean isDigits(String lexeme) {
        for (int i = 0; i < lexeme.length(); i++) {
            if (lexeme.charAt(i) < '0' || lexeme.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String bytes(Value value, Column column) throws RecordRejected {
        try {
            return CopyText.hex(Base64.getDecoder().decode(scalar(value, column)));
        } catch (IllegalArgumentException e) {
            throw new RecordRejected(
                    Refusal.TYPE_MISMATCH, "column '" + column.name() + "' of type bytea takes Base64 text only");
        }
    }

    private static String array(Value value, Column column) throws RecordRejected {
        if (!(value instanceof Value.Sequence sequence)) {
            return scalar(value, column);
        }
        StringBuilder text = new StringBuilder("{");
        for (Value element : sequence.elements()) {
            if (text.length() > 1) {
                text.append(',');
            }
            if (element instanceof Value.Null) {
                text.append("NULL");
            } else if (element instanceof Value.Sequence nested) {
                text.append(array(nested, column));
            } else {
                String plain = element instanceof Value.Struct ? JsonWriter.toText(element) : scalar(element, column);
                text.append('"')
                        .append(plain.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return text.append('}').toString();
    }
}
