package io.weir.bench.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The reference pipeline P, in words that every contestant implements: keep records with {@code status == "active" && amount >
 * 100}; write their event time into {@code processedAt}; mask {@code userEmail}; select nine of the fourteen fields and the
 * time; rename them to snake_case. Records that are not strict JSON in valid UTF-8 are dead letters.
 */
public final class Pipeline {
    /** The status that passes. */
    public static final String STATUS = "active";

    /** The amount that a record must exceed. */
    public static final int AMOUNT = 100;

    /** What stands for an address. */
    public static final String MASK = "***";

    /** The field that is masked. */
    public static final String MASKED = "userEmail";

    /** The field that takes the time. */
    public static final String TIME = "processedAt";

    /** The selected fields in the order of the result; {@link #TIME} follows them. */
    public static final List<String> SELECTED = List.of(
            "eventId", "userId", "userEmail", "amount", "currency", "status", "countryCode", "createdAt", "payload");

    /** What the selected fields and the time are called in the result. */
    public static final Map<String, String> RENAMED = Map.of(
            "eventId", "event_id",
            "userId", "user_id",
            "userEmail", "user_email",
            "amount", "amount",
            "currency", "currency",
            "status", "status",
            "countryCode", "country_code",
            "createdAt", "created_at",
            "payload", "payload",
            "processedAt", "processed_at");

    private static final int MILLIS = 1000;

    private Pipeline() {}

    /** The name of a field in the result. */
    public static String renamed(String field) {
        String name = RENAMED.get(field);
        if (name == null) {
            throw new IllegalArgumentException("P does not keep '" + field + "'");
        }
        return name;
    }

    /** An event time as P writes it: RFC 3339 in UTC, whole seconds. */
    public static String time(long eventTime) {
        return Instant.ofEpochSecond(Math.floorDiv(eventTime, MILLIS)).toString();
    }

    /** P as the transformations of a spec. */
    public static String transformations() {
        String fields = "\"" + String.join("\",\"", SELECTED) + "\",\"" + TIME + "\"";
        return """
            [{"type": "filter", "config": {"expression": "status == '%s' && amount > %d"}},
             {"type": "timestamp", "config": {"fieldName": "%s"}},
             {"type": "mask", "config": {"fields": ["%s"]}},
             {"type": "select", "config": {"fields": [%s]}},
             {"type": "snakeCase"}]
            """.formatted(STATUS, AMOUNT, TIME, MASKED, fields);
    }

    /** The bytes of a text. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
