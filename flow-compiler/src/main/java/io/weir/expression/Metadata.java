package io.weir.expression;

import io.weir.record.FlowRecord;
import io.weir.record.Header;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an expression can learn about a record's origin: {@code metadata.topic}, {@code metadata.headers['trace']} … */
final class Metadata {
    /** What there is; {@code origin} is another name of {@code topic}, {@code position} of {@code offset}. */
    static final List<String> NAMES =
            List.of("topic", "origin", "partition", "offset", "position", "key", "timestamp", "operation", "headers");

    private Metadata() {}

    static Value.Struct all(FlowRecord record) {
        Map<String, Value> all = new LinkedHashMap<>();
        NAMES.forEach(name -> all.put(name, named(record, name)));
        return new Value.Struct(all);
    }

    static Value named(FlowRecord record, String name) {
        SourceRecord origin = record.origin();
        return switch (name) {
            case "topic", "origin" -> new Value.Text(origin.coordinates().origin());
            case "partition" -> Value.Numeric.of(origin.coordinates().partition());
            case "offset", "position" -> Value.Numeric.of(origin.coordinates().position());
            case "key" -> text(origin.key());
            case "timestamp" -> time(origin.eventTime());
            case "operation" -> new Value.Text(origin.operation().name().toLowerCase(Locale.ROOT));
            case "headers" -> headers(origin.headers());
            default -> throw new IllegalArgumentException("no metadata has the name " + name);
        };
    }

    private static Value time(long milliseconds) {
        return milliseconds == SourceRecord.NO_TIME ? Value.Null.NULL : Value.Numeric.of(milliseconds);
    }

    /** Of headers with the same name the last one counts. */
    private static Value headers(List<Header> headers) {
        Map<String, Value> all = new LinkedHashMap<>();
        headers.forEach(header -> all.put(header.name(), text(header.value())));
        return new Value.Struct(all);
    }

    private static Value text(byte @Nullable [] bytes) {
        return bytes == null ? Value.Null.NULL : new Value.Text(new String(bytes, StandardCharsets.UTF_8));
    }
}
