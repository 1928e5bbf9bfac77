package io.weir.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {
    @ParameterizedTest
    @CsvSource({
        "5s, PT5S, 5s",
        "500ms, PT0.5S, 500ms",
        "1h30m, PT1H30M, 1h30m",
        "90s, PT1M30S, 1m30s",
        "1.5h, PT1H30M, 1h30m",
        "2d, PT48H, 2d",
        "24h, PT24H, 1d",
        "0, PT0S, 0s",
        "0s, PT0S, 0s",
        "PT10M, PT10M, 10m",
        "P1DT1S, PT24H1S, 1d1s",
        "2100ms, PT2.1S, 2.1s",
        "1m10.5s, PT1M10.5S, 1m10.5s",
        "250ms, PT0.25S, 250ms",
        "3µs, PT0.000003S, 3us",
        "7ns, PT0.000000007S, 7ns"
    })
    void textBecomesADurationAndBack(String text, Duration duration, String canonical) {
        assertThat(DurationText.parse(text)).contains(duration);
        assertThat(DurationText.of(duration)).isEqualTo(canonical);
        assertThat(DurationText.parse(canonical)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "5 s",
                "-5s",
                "5x",
                "5s!",
                "PT-5S",
                "P",
                "1000000d",
                "P1000000D",
                "999999999999999999d",
                "1e3s"
            })
    void otherTextsAreNone(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }
}
