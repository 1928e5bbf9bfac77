package io.weir.bench.pipeline;

import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.JsonWriter;
import io.weir.record.Value;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Output in a form that equal work has in common: fields by name, numbers by value. */
public final class OutputLine {
    private static final String DEAD = "dead ";

    private OutputLine() {}

    /** A record that came out. */
    public static String record(byte[] json) {
        try {
            return "out " + JsonWriter.toText(canonical(JsonReader.STANDARD.read(json)));
        } catch (JsonRejected wrong) {
            throw new IllegalStateException("a contestant wrote no JSON: " + wrong.getMessage(), wrong);
        }
    }

    /** A record that was refused, by the bytes that came in. */
    public static String deadLetter(byte[] original) {
        return DEAD + Base64.getEncoder().encodeToString(original);
    }

    /** A dead letter of Weir, by the bytes that came in. */
    public static String envelope(byte[] json) {
        try {
            if (JsonReader.STANDARD.read(json) instanceof Value.Struct letter
                    && letter.fields().get("original_bytes") instanceof Value.Text original) {
                return DEAD + original.text();
            }
            throw new IllegalStateException("a dead letter without its original");
        } catch (JsonRejected wrong) {
            throw new IllegalStateException("a dead letter that is no JSON: " + wrong.getMessage(), wrong);
        }
    }

    /** Whether a line is about a record that was refused. */
    public static boolean isDeadLetter(String line) {
        return line.startsWith(DEAD);
    }

    private static Value canonical(Value value) {
        if (value instanceof Value.Struct struct) {
            Map<String, Value> sorted = new TreeMap<>(struct.fields());
            Map<String, Value> fields = new LinkedHashMap<>();
            sorted.forEach((name, field) -> fields.put(name, canonical(field)));
            return new Value.Struct(fields);
        }
        if (value instanceof Value.Sequence list) {
            return new Value.Sequence(
                    list.elements().stream().map(OutputLine::canonical).toList());
        }
        if (value instanceof Value.Numeric number) {
            return new Value.Numeric(
                    new BigDecimal(number.lexeme()).stripTrailingZeros().toPlainString());
        }
        return value;
    }
}
