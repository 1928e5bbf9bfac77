package io.weir.bench.report;

import io.weir.bench.harness.Metric;
import io.weir.bench.harness.Series;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Results for a page: the goals beside what was reached, a table for each metric, and where it was measured. */
final class MarkdownTable {
    private static final int WIDEST = 6;

    private final Results results;

    private MarkdownTable(Results results) {
        this.results = results;
    }

    /** Everything that a page says of a benchmark by itself. */
    static String of(Results results) {
        MarkdownTable page = new MarkdownTable(results);
        String tables = results.metrics().stream()
                .flatMap(metric -> page.tables(metric).stream())
                .collect(Collectors.joining("\n"));
        return page.goals() + tables + "\n" + page.about();
    }

    private String goals() {
        if (results.goals().isEmpty()) {
            return "";
        }
        return results.goals().stream()
                .map(goal -> row(List.of(
                        goal.text(),
                        goal.reached().isPresent()
                                ? TextTable.number(goal.reached().getAsDouble())
                                : "not measured",
                        goal.reached().isEmpty() ? "" : goal.met() ? "yes" : "**no**")))
                .collect(Collectors.joining("", row(List.of("goal", "worst case", "reached")) + rule(3), "\n"));
    }

    /** One table, or one for each first word of the scenarios where there are too many of them for one. */
    private List<String> tables(Metric metric) {
        List<String> scenarios = results.scenarios(metric);
        if (scenarios.size() <= WIDEST) {
            return List.of(table(metric, scenarios));
        }
        Map<String, List<String>> groups = scenarios.stream()
                .collect(Collectors.groupingBy(
                        scenario -> scenario.split(" ", 2)[0], LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().map(group -> table(metric, group)).toList();
    }

    private String table(Metric metric, List<String> scenarios) {
        List<String> head = new ArrayList<>(List.of(metric.toString()));
        head.addAll(scenarios);
        StringBuilder text = new StringBuilder(row(head)).append(rule(head.size()));
        for (String contestant : results.contestants(metric)) {
            List<Optional<Series>> cells = scenarios.stream()
                    .map(scenario -> results.series(metric, scenario, contestant))
                    .toList();
            if (cells.stream().anyMatch(Optional::isPresent)) {
                List<String> row = new ArrayList<>(List.of(contestant));
                cells.forEach(cell -> row.add(cell.map(this::cell).orElse("")));
                text.append(row(row));
            }
        }
        return text.toString();
    }

    /** The median, and how many times as much as the first contestant it is. */
    private String cell(Series series) {
        Optional<Series> first = results.contestants(series.metric()).stream()
                .findFirst()
                .filter(contestant -> !contestant.equals(series.contestant()))
                .flatMap(contestant -> results.series(series.metric(), series.scenario(), contestant));
        return TextTable.number(series.median())
                + first.map(ours -> " (×" + TextTable.number(series.times(ours)) + ")")
                        .orElse("");
    }

    private String about() {
        Results.About about = results.about();
        int rounds = results.series().stream()
                .mapToInt(series -> series.samples().size())
                .max()
                .orElse(0);
        double spread = results.series().stream()
                .filter(series -> series.median() > 0)
                .mapToDouble(series -> Math.max(series.greatest() - series.median(), series.median() - series.least())
                        / series.median())
                .sorted()
                .skip(results.series().size() / 2)
                .findFirst()
                .orElse(0);
        return "Medians of %d samples, half of the series stay within ±%.0f %% of theirs. %s, commit %s, %d cores, %d GiB, %s, Java %s; %s.%n"
                .formatted(
                        rounds,
                        spread * 100,
                        LocalDate.ofInstant(about.date(), ZoneOffset.UTC),
                        about.commit(),
                        about.machine().cores(),
                        about.machine().memory(),
                        about.machine().system(),
                        about.machine().java(),
                        about.versions().entrySet().stream()
                                .map(version -> version.getKey() + " " + version.getValue())
                                .collect(Collectors.joining(", ")));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String rule(int columns) {
        return "|---" + "|---:".repeat(columns - 1) + "|\n";
    }
}
