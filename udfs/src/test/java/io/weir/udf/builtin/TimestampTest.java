package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.FlowRecord;
import io.weir.record.JsonWriter;
import io.weir.record.Path;
import io.weir.record.SourceRecord;
import io.weir.udf.FieldUse;
import io.weir.udf.Transform;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TimestampTest extends TransformContract<Timestamp.Options> {
    private static final long EVENT = Instant.parse("2026-11-21T04:05:06.070Z").toEpochMilli();
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Timestamp.Options DEFAULTS = new Timestamp.Options(Path.of("created_at"), "RFC3339", false);

    private final Timestamp timestamp = new Timestamp(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void theEventTimeIsWritten() {
        assertThat(stamped(DEFAULTS, "{\"a\":1}", EVENT))
                .isEqualTo("{\"a\":1,\"created_at\":\"2026-11-21T04:05:06Z\"}");
    }

    @Test
    void anExistingValueIsReplacedInItsPlace() {
        assertThat(stamped(DEFAULTS, "{\"created_at\":null,\"a\":1}", EVENT))
                .isEqualTo("{\"created_at\":\"2026-11-21T04:05:06Z\",\"a\":1}");
    }

    @Test
    void withoutEventTimeTheTimeOfProcessingIsWritten() {
        assertThat(stamped(DEFAULTS, "{}", SourceRecord.NO_TIME))
                .isEqualTo("{\"created_at\":\"2030-01-01T00:00:00Z\"}");
    }

    @Test
    void theTimeOfProcessingIsWrittenWhenTheSpecSaysSo() {
        Timestamp.Options options = new Timestamp.Options(Path.of("t"), "DateOnly", true);

        assertThat(stamped(options, "{}", EVENT)).isEqualTo("{\"t\":\"2030-01-01\"}");
    }

    @Test
    void aNestedFieldIsMadeWithItsObjects() {
        Timestamp.Options options = new Timestamp.Options(Path.parse("$.meta.at"), "UnixMilli", false);

        assertThat(stamped(options, "{}", EVENT)).isEqualTo("{\"meta\":{\"at\":\"" + EVENT + "\"}}");
    }

    @Test
    void aFieldInsideSomethingElseRejectsTheRecord() {
        Timestamp.Options options = new Timestamp.Options(Path.parse("id.at"), "RFC3339", false);

        assertThat(Samples.applied(timestamp, options, "{\"id\":7}"))
                .containsExactly("type-mismatch: the field 'id.at' lies in a value that is no object");
        assertThat(Samples.applied(timestamp, options, "7"))
                .containsExactly("type-mismatch: the record is no JSON object");
    }

    @Test
    void anUnknownLayoutIsComplainedAbout() {
        assertThat(Complaining.errors(DEFAULTS)).isEmpty();
        assertThat(Complaining.errors(new Timestamp.Options(Path.of("t"), "yyyy-MM-dd", false)))
                .containsExactly("format: 'yyyy-MM-dd' is not a Go time layout");
    }

    private String stamped(Timestamp.Options options, String json, long eventTime) {
        List<FlowRecord> emitted =
                Samples.emitted(timestamp, options, Samples.record(json, eventTime), new ArrayList<>());
        return JsonWriter.toText(emitted.get(0).value());
    }

    @Override
    Transform<Timestamp.Options> transform() {
        return new Timestamp();
    }

    @Override
    Timestamp.Options sampleOptions() {
        return DEFAULTS;
    }

    @Override
    Map<String, String> defaults() {
        return Map.of("fieldName", "created_at", "format", "RFC3339", "processingTime", "false");
    }

    @Override
    FieldUse use() {
        return new FieldUse(Set.of(), Set.of(Path.of("created_at")), false);
    }
}
