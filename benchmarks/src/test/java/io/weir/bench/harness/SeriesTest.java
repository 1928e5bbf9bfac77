package io.weir.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void theMedianIsTheMiddleOfTheSamplesWhateverTheirOrder() {
        assertThat(series(5, 1, 9).median()).isEqualTo(5);
        assertThat(series(4, 1, 2, 9).median()).isEqualTo(3);
    }

    @Test
    void timesComparesRoundByRound() {
        // the machine was twice as slow in the second round, for both
        assertThat(series(30, 60, 33).times(series(10, 20, 11))).isEqualTo(3);
    }

    @Test
    void aSeriesHasSamples() {
        assertThatThrownBy(SeriesTest::series).isInstanceOf(IllegalArgumentException.class);
    }

    private static Series series(double... samples) {
        return new Series(
                "case",
                "one",
                Metric.CPU,
                java.util.Arrays.stream(samples).boxed().toList());
    }

    @Test
    void aGoalTakesTheWorstScenario() {
        List<Series> results = List.of(
                new Series("small", "ours", Metric.CPU, List.of(10.0)),
                new Series("small", "theirs", Metric.CPU, List.of(50.0)),
                new Series("large", "ours", Metric.CPU, List.of(10.0)),
                new Series("large", "theirs", Metric.CPU, List.of(30.0)));

        Goal faster = Goal.timesAtLeast(4, new Goal.Ratio(Metric.CPU, "theirs", "ours"), "four times as fast");
        Goal small = Goal.atMost(10, Metric.CPU, "ours", "at most 10 ns");
        Goal absent = Goal.timesAtLeast(4, new Goal.Ratio(Metric.CPU, "nobody", "ours"), "faster than nobody");

        assertThat(faster.reading().of(results)).hasValue(3);
        assertThat(faster.isMetBy(3)).isFalse();
        assertThat(small.reading().of(results)).hasValue(10);
        assertThat(small.isMetBy(10)).isTrue();
        assertThat(absent.reading().of(results)).isEmpty();
    }

    @Test
    void whatBothHaveInCommonCanBeLeftOut() {
        List<Series> results = List.of(
                new Series("case", "ours", Metric.CPU, List.of(110.0, 220.0, 111.0)),
                new Series("case", "theirs", Metric.CPU, List.of(160.0, 320.0, 166.0)),
                new Series("case", "floor", Metric.CPU, List.of(100.0, 200.0, 100.0)));
        Goal.Ratio whole = new Goal.Ratio(Metric.CPU, "theirs", "ours");

        Goal beyond = Goal.timesAtLeast(6, whole.beyond("floor"), "six times as fast");
        Goal absent = Goal.timesAtLeast(6, whole.beyond("nobody"), "six times as fast");

        assertThat(beyond.reading().of(results)).hasValue(6);
        assertThat(absent.reading().of(results)).isEmpty();
    }
}
