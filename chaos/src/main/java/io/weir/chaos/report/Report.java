package io.weir.chaos.report;

import io.weir.chaos.fault.FaultKind;
import io.weir.chaos.fault.FaultKind.Act;
import io.weir.chaos.flow.Target;
import io.weir.chaos.round.CampaignResult;
import io.weir.chaos.round.Hit;
import io.weir.chaos.round.RoundText;
import io.weir.chaos.round.ScenarioResult;
import io.weir.chaos.workload.Fate;
import io.weir.dev.Machine;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of a run, in Markdown. */
public final class Report {
    private final CampaignResult result;
    private final StringBuilder text = new StringBuilder();

    private Report(CampaignResult result) {
        this.result = result;
    }

    /**
     * Writes the report.
     *
     * @param versions of everything that took part, by name, in the order of the report
     * @param more sections that follow
     */
    public static String of(CampaignResult result, Machine machine, Map<String, String> versions, List<Section> more) {
        Report report = new Report(result);
        report.head(machine, versions);
        report.summary();
        report.violations();
        report.faults();
        report.kills();
        report.records();
        report.recovery();
        more.forEach(section ->
                report.section(section.title()).text.append(section.text()).append('\n'));
        return report.text.toString();
    }

    private void head(Machine machine, Map<String, String> versions) {
        text.append("# What the fault rig found\n\n");
        table(
                List.of("what", "value"),
                Stream.of(
                                Stream.of(
                                        List.of(
                                                "date",
                                                result.started()
                                                        .truncatedTo(ChronoUnit.SECONDS)
                                                        .toString()),
                                        List.of(
                                                "seed",
                                                String.valueOf(result.campaign().seed())),
                                        List.of("duration", minutes(result.took()))),
                                versions.entrySet().stream()
                                        .map(version -> List.of(version.getKey(), version.getValue())),
                                Stream.of(
                                        List.of(
                                                "machine",
                                                machine.cores() + " cores, " + machine.memory() + " GiB, "
                                                        + machine.system()),
                                        List.of("Java", machine.java())))
                        .flatMap(Function.identity())
                        .toList());
    }

    private void summary() {
        section("Result");
        List<ScenarioResult> scenarios = result.scenarios();
        long sound = scenarios.stream()
                .filter(scenario -> scenario.violations().isEmpty())
                .count();
        text.append(
                "**%d rounds, %d scenarios, %d faults, %d violations.** A round runs one flow for each target at once;"
                        .formatted(
                                result.rounds().size(),
                                scenarios.size(),
                                result.hits().size(),
                                result.violations().size()));
        text.append(" each flow is a scenario with its own load and verdict.\n\n");
        text.append("%d of %d scenarios kept every invariant.\n".formatted(sound, scenarios.size()));
        if (!result.voided().isEmpty()) {
            text.append("\nRounds that prove nothing, because the rig's own world failed:\n\n");
            result.voided().forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }

    private void violations() {
        section("Violations");
        List<String> lines = new ArrayList<>();
        result.rounds()
                .forEach(round -> round.scenarios()
                        .forEach(scenario -> scenario.violations()
                                .forEach(violation -> lines.add(
                                        RoundText.violation(result.campaign(), round, scenario, violation)))));
        if (lines.isEmpty()) {
            text.append("None.\n");
        }
        lines.forEach(line -> text.append("- ").append(line.replace("\n", " ")).append('\n'));
    }

    private void faults() {
        section("Faults, and the running flows that they hit");
        List<String> head = new ArrayList<>(List.of("fault", "injected"));
        Arrays.stream(Target.values()).map(Target::label).forEach(head::add);
        List<List<String>> rows = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            List<Hit> hits =
                    result.hits().stream().filter(hit -> hit.kind() == kind).toList();
            if (!hits.isEmpty()) {
                rows.add(row(kind.label(), hits));
            }
        }
        rows.add(row("**all**", result.hits()));
        table(head, rows);
    }

    private void kills() {
        section("SIGKILLs");
        text.append(
                "Processes that took part in each flow while it ran: its TaskManagers, the JobManager, the broker, and"
                        + " the database if it writes there.\n\n");
        List<List<String>> rows = new ArrayList<>();
        for (Target target : Target.values()) {
            rows.add(List.of(
                    target.label(),
                    String.valueOf(result.hits().stream()
                            .filter(hit ->
                                    hit.kind().act() == Act.KILL && hit.live().contains(target))
                            .filter(hit -> hit.kind() != FaultKind.KILL_DATABASE || target.isTable())
                            .count())));
        }
        table(List.of("sink", "SIGKILLs"), rows);
    }

    private void records() {
        section("Records");
        List<String> head = new ArrayList<>(List.of("sink", "produced"));
        Arrays.stream(Fate.values())
                .map(fate -> fate.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .forEach(head::add);
        List<List<String>> rows = new ArrayList<>();
        for (Target target : Target.values()) {
            rows.add(fates(
                    target.label(),
                    result.scenarios().stream()
                            .filter(scenario -> scenario.flow().target() == target)
                            .toList()));
        }
        rows.add(fates("**all**", result.scenarios()));
        table(head, rows);
    }

    private void recovery() {
        section("Recovery");
        text.append("Time from the healing of a round's last fault until all tasks of a flow ran again.\n\n");
        List<List<String>> rows = new ArrayList<>();
        for (Target target : Target.values()) {
            List<Duration> times = result.scenarios().stream()
                    .filter(scenario -> scenario.flow().target() == target)
                    .flatMap(scenario -> scenario.recovery().stream())
                    .sorted()
                    .toList();
            if (!times.isEmpty()) {
                rows.add(List.of(
                        target.label(), seconds(times.get(times.size() / 2)), seconds(times.get(times.size() - 1))));
            }
        }
        table(List.of("sink", "median", "longest"), rows);
    }

    private static List<String> row(String label, List<Hit> hits) {
        List<String> row = new ArrayList<>(List.of(label, String.valueOf(hits.size())));
        for (Target target : Target.values()) {
            row.add(String.valueOf(
                    hits.stream().filter(hit -> hit.live().contains(target)).count()));
        }
        return row;
    }

    private static List<String> fates(String label, List<ScenarioResult> scenarios) {
        List<Long> counts = Arrays.stream(Fate.values())
                .map(fate -> scenarios.stream()
                        .mapToLong(scenario -> scenario.fates().getOrDefault(fate, 0L))
                        .sum())
                .toList();
        List<String> row = new ArrayList<>(List.of(
                label, String.valueOf(counts.stream().mapToLong(Long::longValue).sum())));
        counts.forEach(count -> row.add(String.valueOf(count)));
        return row;
    }

    private Report section(String title) {
        text.append("\n## ").append(title).append("\n\n");
        return this;
    }

    private void table(List<String> head, List<List<String>> rows) {
        line(head);
        line(head.stream().map(column -> "---").toList());
        rows.forEach(this::line);
    }

    private void line(List<String> cells) {
        text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    private static String minutes(Duration time) {
        return String.format(Locale.ROOT, "%.1f min", time.toSeconds() / 60.0);
    }
}
