package io.weir.udf.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoLayoutTest {
    private static final Instant TIME = Instant.parse("2026-02-03T16:05:06.120Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2006-01-02T15:04:05Z07:00|2026-02-03T16:05:06Z",
                "2006-01-02T15:04:05.000Z|2026-02-03T16:05:06.120Z",
                "2006-01-02 15:04:05,000000|2026-02-03 16:05:06,120000",
                "2006-01-02 15:04:05.999999 -0700|2026-02-03 16:05:06.12 +0000",
                "20060102150405|20260203160506",
                "02/01/2006|03/02/2026",
                "2.1.06 3:4:5 pm|3.2.26 4:5:6 pm",
                "Monday, January _2 2006 03PM|Tuesday, February  3 2026 04PM",
                "Mon Jan 2 2006 -07:00 -07 MST|Tue Feb 3 2026 +00:00 +00 UTC",
                "2006.002|2026.034",
                "'year 2006'|year 2026",
                "January in Janet|February in Janet",
                "15h04m|16h05m",
            })
    void layoutsAreReadAsGoReadsThem(String layout, String expected) {
        assertThat(GoLayout.parse(layout).format(TIME)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RFC3339|2026-02-03T16:05:06Z",
                "RFC3339Nano|2026-02-03T16:05:06.12Z",
                "RFC1123|Tue, 03 Feb 2026 16:05:06 UTC",
                "RFC1123Z|Tue, 03 Feb 2026 16:05:06 +0000",
                "RFC822|03 Feb 26 16:05 UTC",
                "RFC822Z|03 Feb 26 16:05 +0000",
                "RFC850|Tuesday, 03-Feb-26 16:05:06 UTC",
                "ANSIC|Tue Feb  3 16:05:06 2026",
                "UnixDate|Tue Feb  3 16:05:06 UTC 2026",
                "RubyDate|Tue Feb 03 16:05:06 +0000 2026",
                "Kitchen|4:05PM",
                "Stamp|Feb  3 16:05:06",
                "StampMilli|Feb  3 16:05:06.120",
                "StampMicro|Feb  3 16:05:06.120000",
                "StampNano|Feb  3 16:05:06.120000000",
                "DateTime|2026-02-03 16:05:06",
                "DateOnly|2026-02-03",
                "TimeOnly|16:05:06",
                "Unix|1770134706",
                "UnixMilli|1770134706120",
                "UnixMicro|1770134706120000",
                "UnixNano|1770134706120000000",
            })
    void namedLayoutsAreKnown(String name, String expected) {
        assertThat(GoLayout.parse(name).format(TIME)).isEqualTo(expected);
    }

    @Test
    void aFractionThatIsZeroDisappearsWithNinesAndStaysWithZeros() {
        Instant whole = Instant.parse("2026-02-03T16:05:06Z");

        assertThat(GoLayout.parse("05.999").format(whole)).isEqualTo("06");
        assertThat(GoLayout.parse("05.000").format(whole)).isEqualTo("06.000");
    }

    @Test
    void midnightAndNoonAreTwelve() {
        assertThat(GoLayout.parse("03PM").format(Instant.parse("2026-02-03T00:00:00Z")))
                .isEqualTo("12AM");
        assertThat(GoLayout.parse("3pm").format(Instant.parse("2026-02-03T12:00:00Z")))
                .isEqualTo("12pm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yyyy-MM-dd", "2006-MM-02", "%Y-%m-%d", "2006-01-02 HH:mm:ss", "iso", "rfc3339"})
    void whatIsNoLayoutIsRejected(String layout) {
        assertThatThrownBy(() -> GoLayout.parse(layout)).hasMessage("'" + layout + "' is not a Go time layout");
    }
}
