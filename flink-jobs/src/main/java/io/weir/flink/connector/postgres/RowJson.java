package io.weir.flink.connector.postgres;

import io.weir.record.JsonWriter;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Column values, as PostgreSQL writes them, as JSON. */
final class RowJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(\\+00)?");

    private RowJson() {}

    /** The JSON of a value of a type; null is SQL's NULL. */
    static String of(@Nullable String value, String type) {
        if (value == null) {
            return "null";
        }
        return switch (type) {
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial", "oid", "numeric", "float4", "float8" ->
                NUMBER.matcher(value).matches() ? value : string(value);
            case "bool", "json", "jsonb" -> value;
            case "timestamptz", "timestamp" -> string(rfc3339(value));
            case "bytea" ->
                string(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(value, 2, value.length())));
            default -> isArray(type) ? value : string(value);
        };
    }

    /** The expression that selects a column so that {@link #of} can read it. */
    static String select(String column, String type) {
        return isArray(type) ? "to_json(" + column + ")::text" : column + "::text";
    }

    /** Milliseconds since the epoch, or {@link SourceRecord#NO_TIME}. */
    static long time(@Nullable String value, String type) {
        if (value == null || !type.startsWith("timestamp")) {
            return SourceRecord.NO_TIME;
        }
        try {
            return Instant.parse(rfc3339(value)).toEpochMilli();
        } catch (DateTimeException e) {
            return SourceRecord.NO_TIME; // infinity, or before Christ
        }
    }

    static String string(String text) {
        return JsonWriter.toText(new Value.Text(text));
    }

    // sessions run in UTC; a timestamp without zone is taken as UTC too
    private static String rfc3339(String value) {
        if (!TIME.matcher(value).matches()) {
            return value;
        }
        String plain = value.endsWith("+00") ? value.substring(0, value.length() - 3) : value;
        return plain.replace(' ', 'T') + "Z";
    }

    private static boolean isArray(String type) {
        return type.startsWith("_");
    }
}
