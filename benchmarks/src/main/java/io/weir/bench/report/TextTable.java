package io.weir.bench.report;

import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results for a terminal: medians, the spread, and how many times as much as the first contestant each one needs. */
public final class TextTable {
    private TextTable() {}

    /** The tables of all metrics, and the goals. */
    public static String of(Results results) {
        StringBuilder text = new StringBuilder();
        for (Metric metric : results.metrics()) {
            text.append('\n').append(metric).append(": median [least … greatest], times the first\n");
            results.scenarios(metric).forEach(scenario -> text.append(table(results, metric, scenario)));
        }
        if (!results.goals().isEmpty()) {
            text.append("\ngoals\n");
            results.goals().forEach(goal -> text.append("  ").append(line(goal)).append('\n'));
        }
        return text.toString();
    }

    private static String table(Results results, Metric metric, String scenario) {
        List<Series> rows = results.contestants(metric).stream()
                .map(contestant -> results.series(metric, scenario, contestant))
                .flatMap(Optional::stream)
                .toList();
        int width =
                rows.stream().mapToInt(row -> row.contestant().length()).max().orElse(1);
        List<String> lines = new ArrayList<>();
        for (Series row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    "    %-" + width + "s  %10s [%s … %s]  ×%.2f",
                    row.contestant(),
                    number(row.median()),
                    number(row.least()),
                    number(row.greatest()),
                    row.times(rows.get(0))));
        }
        return "  " + scenario + "\n" + lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String line(Results.Verdict goal) {
        return (goal.met() ? "met     " : goal.reached().isPresent() ? "MISSED  " : "not run ")
                + goal.text()
                + (goal.reached().isPresent() ? ": " + number(goal.reached().getAsDouble()) : "");
    }

    /** A number with as many digits as mean something. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
