package io.weir.bench.harness;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * What a result is held against. A goal that is missed is reported, never a failure.
 *
 * @param text the goal in words
 * @param bound which way it is reached
 * @param limit the number to reach
 * @param reading takes what was reached from the results, the worst where there are several; empty when it was not run
 */
public record Goal(String text, Bound bound, double limit, Reading reading) {
    /** A contestant's metric must not exceed a limit in any scenario that it was measured in. */
    public static Goal atMost(double limit, Metric metric, String contestant, String text) {
        return new Goal(
                text, Bound.AT_MOST, limit, all -> worst(Bound.AT_MOST, each(all, metric, contestant, Series::median)));
    }

    /** {@code other} must need at least so many times as much as {@code contestant}, in every scenario. */
    public static Goal timesAtLeast(double limit, Ratio ratio, String text) {
        return new Goal(text, Bound.AT_LEAST, limit, all -> worst(Bound.AT_LEAST, ratio.in(all)));
    }

    /** {@code other} must need at most so many times as much as {@code contestant}, in every scenario. */
    public static Goal timesAtMost(double limit, Ratio ratio, String text) {
        return new Goal(text, Bound.AT_MOST, limit, all -> worst(Bound.AT_MOST, ratio.in(all)));
    }

    /** The same goal for one scenario only. */
    public Goal in(String scenario) {
        return new Goal(
                text,
                bound,
                limit,
                all -> reading.of(all.stream()
                        .filter(series -> series.scenario().equals(scenario))
                        .toList()));
    }

    /** Whether a number that was reached is good enough. */
    public boolean isMetBy(double reached) {
        return bound == Bound.AT_MOST ? reached <= limit : reached >= limit;
    }

    private static OptionalDouble worst(Bound bound, DoubleStream reached) {
        return bound == Bound.AT_MOST ? reached.max() : reached.min();
    }

    private static DoubleStream each(
            List<Series> all, Metric metric, String contestant, ToDoubleFunction<Series> value) {
        return all.stream()
                .filter(series ->
                        series.metric().equals(metric) && series.contestant().equals(contestant))
                .mapToDouble(value);
    }

    /** Which side of its limit a goal is reached on. */
    public enum Bound {
        AT_MOST,
        AT_LEAST
    }

    /** Takes what was reached from the results. */
    @FunctionalInterface
    public interface Reading {
        /** The number; empty when what it needs was not run. */
        OptionalDouble of(List<Series> results);
    }

    /**
     * How many times the metric of {@code below} the metric of {@code above} is, scenario by scenario.
     *
     * @param floor whose metric both have in common, and is left out of the comparison; empty for a comparison of the whole
     */
    public record Ratio(Metric metric, String above, String below, Optional<String> floor) {
        /** A comparison of the whole. */
        public Ratio(Metric metric, String above, String below) {
            this(metric, above, below, Optional.empty());
        }

        /** The same comparison of what is beyond a common floor. */
        public Ratio beyond(String contestant) {
            return new Ratio(metric, above, below, Optional.of(contestant));
        }

        private DoubleStream in(List<Series> all) {
            return all.stream()
                    .map(Series::scenario)
                    .distinct()
                    .flatMapToDouble(scenario -> one(all, scenario).stream());
        }

        private OptionalDouble one(List<Series> all, String scenario) {
            Optional<Series> upper = find(all, scenario, above);
            Optional<Series> lower = find(all, scenario, below);
            if (upper.isEmpty() || lower.isEmpty()) {
                return OptionalDouble.empty();
            }
            if (floor.isEmpty()) {
                return OptionalDouble.of(upper.get().times(lower.get()));
            }
            Optional<Series> common = find(all, scenario, floor.get());
            return common.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(
                            upper.get().beyond(common.get()).times(lower.get().beyond(common.get())));
        }

        private Optional<Series> find(List<Series> all, String scenario, String contestant) {
            return all.stream()
                    .filter(series -> series.metric().equals(metric)
                            && series.scenario().equals(scenario)
                            && series.contestant().equals(contestant))
                    .findFirst();
        }
    }
}
