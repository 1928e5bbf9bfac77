package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FateReportTest {
    @Test
    void balancesWhenEveryRecordHasOneFate() {
        FateReport fates = new FateReport(10, 0, 6, 1, 1, 1, 1);

        assertThat(fates.conserved()).isTrue();
        assertThat(fates.equation())
                .isEqualTo("in = out + filtered + deduplicated + late + dead-lettered: 10 = 6 + 1 + 1 + 1 + 1");
    }

    @Test
    void countsExpandedRecordsAsComingIn() {
        FateReport fates = new FateReport(2, 3, 5, 0, 0, 0, 0);

        assertThat(fates.conserved()).isTrue();
        assertThat(fates.equation()).contains("2 + 3 expanded = 5");
    }

    @Test
    void showsWhenARecordIsMissing() {
        FateReport fates = new FateReport(10, 0, 6, 1, 1, 0, 1);

        assertThat(fates.conserved()).isFalse();
        assertThat(fates.equation()).contains("10 ≠ 6");
    }

    @Test
    void readsTheAccumulatorsOfAJob() {
        FateReport fates = FateReport.of(Map.of("weir.in", 3L, "weir.out", 2L, "weir.filtered", 1L, "other", "x"));

        assertThat(fates).isEqualTo(new FateReport(3, 0, 2, 1, 0, 0, 0));
    }
}
