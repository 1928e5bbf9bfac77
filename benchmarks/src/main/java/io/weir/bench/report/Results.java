package io.weir.bench.report;

import io.weir.bench.harness.Bench;
import io.weir.bench.harness.Goal;
import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import io.weir.dev.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one run of a benchmark found.
 *
 * @param goals what it was held against, and what was reached
 */
public record Results(String bench, String summary, About about, List<Verdict> goals, List<Series> series) {
    public Results {
        goals = List.copyOf(goals);
        series = List.copyOf(series);
    }

    /** Holds the series against the goals of their benchmark. */
    public static Results of(Bench bench, List<Series> series, About about) {
        List<Verdict> goals = bench.goals().stream()
                .map(goal -> verdict(goal, goal.reading().of(series)))
                .toList();
        return new Results(bench.name(), bench.summary(), about, goals, series);
    }

    private static Verdict verdict(Goal goal, OptionalDouble reached) {
        return new Verdict(
                goal.text(), goal.limit(), reached, reached.isPresent() && goal.isMetBy(reached.getAsDouble()));
    }

    /** The metrics in the order in which they were measured. */
    public List<Metric> metrics() {
        return series.stream().map(Series::metric).distinct().toList();
    }

    /** The scenarios in which a metric was measured. */
    public List<String> scenarios(Metric metric) {
        return series.stream()
                .filter(one -> one.metric().equals(metric))
                .map(Series::scenario)
                .distinct()
                .toList();
    }

    /** The contestants of which a metric was measured. */
    public List<String> contestants(Metric metric) {
        return series.stream()
                .filter(one -> one.metric().equals(metric))
                .map(Series::contestant)
                .distinct()
                .toList();
    }

    /** One cell of a table. */
    public Optional<Series> series(Metric metric, String scenario, String contestant) {
        return series.stream()
                .filter(one -> one.metric().equals(metric)
                        && one.scenario().equals(scenario)
                        && one.contestant().equals(contestant))
                .findFirst();
    }

    /**
     * When, of what and where.
     *
     * @param commit what was measured, by its commit
     * @param versions of everything that took part
     */
    public record About(Instant date, String commit, Machine machine, Map<String, String> versions) {
        public About {
            versions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(versions));
        }
    }

    /**
     * A goal beside what was reached.
     *
     * @param reached empty when what it needs was not run
     */
    public record Verdict(String text, double limit, OptionalDouble reached, boolean met) {}
}
