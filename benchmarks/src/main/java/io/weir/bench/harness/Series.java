package io.weir.bench.harness;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Everything that was measured of one contestant in one scenario by one metric, round by round.
 *
 * @param samples one per round; never empty
 */
public record Series(String scenario, String contestant, Metric metric, List<Double> samples) {
    public Series {
        samples = List.copyOf(samples);
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(contestant + " has no " + metric + " in " + scenario);
        }
    }

    /** The middle of the samples. */
    public double median() {
        return median(samples);
    }

    /** The smallest sample. */
    public double least() {
        return samples.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The largest sample. */
    public double greatest() {
        return samples.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** How many times as much as another: the median over the rounds, each compared within itself. */
    public double times(Series other) {
        int rounds = Math.min(samples.size(), other.samples.size());
        return median(IntStream.range(0, rounds)
                .mapToObj(round -> samples.get(round) / other.samples.get(round))
                .toList());
    }

    /** What this one has more than another, round by round. */
    public Series beyond(Series other) {
        return new Series(
                scenario,
                contestant + " beyond " + other.contestant,
                metric,
                IntStream.range(0, Math.min(samples.size(), other.samples.size()))
                        .mapToObj(round -> samples.get(round) - other.samples.get(round))
                        .toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
