package io.weir.udf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Path;
import io.weir.record.Value;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeFieldTest {
    private final EventTimeField field = new EventTimeField(Path.of("meta", "at"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1970-01-01T00:00:01Z\"          | 1000",
                "\"1970-01-01T01:00:00.5+01:00\"   | 500",
                "\"2026-11-21t04:00:00z\"          | 1795233600000",
                "0                                 | 0",
                "-1                                | -1000",
                "1700000000                        | 1700000000000",
                "1700000000.123                    | 1700000000123",
                "1700000000123                     | 1700000000123",
                "99999999999                       | 99999999999000",
                "100000000000                      | 100000000000"
            })
    void readsTextAndNumbers(String written, long expected) throws Exception {
        assertThat(field.of(value("{\"meta\":{\"at\":" + written + "}}"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "[]", "\"2026-11-21\"", "\"12\"", "1e999999999", "\"2026-13-01T00:00:00Z\""})
    void everythingElseIsNoTime(String written) {
        assertCode("{\"meta\":{\"at\":" + written + "}}", "type-mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"meta\":{}}", "{\"meta\":{\"at\":null}}", "{\"meta.at\":1}", "[]"})
    void absentAndNullAreMissing(String record) {
        assertCode(record, "missing-field");
    }

    @Test
    void timesBeyondALongAreOutOfRange() {
        assertCode("{\"meta\":{\"at\":9999999999999999999999}}", "value-out-of-range");
    }

    private static Value value(String json) throws JsonRejected {
        return JsonReader.STANDARD.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private void assertCode(String record, String code) {
        assertThatThrownBy(() -> field.of(value(record)))
                .asInstanceOf(InstanceOfAssertFactories.type(RecordRejected.class))
                .satisfies(why -> assertThat(why.code()).isEqualTo(code))
                .satisfies(why -> assertThat(why.getMessage()).contains("'meta.at'"));
    }
}
