package io.weir.flink.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.flink.operator.Fate;
import io.weir.flink.savepoint.Savepoints;
import io.weir.flink.testing.FlowCluster;
import io.weir.plan.JobPlan;
import io.weir.testing.Golden;
import io.weir.upgrade.Inventory;
import io.weir.upgrade.NodeVerdict;
import io.weir.upgrade.Upgrade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every upgrade case: what the plan says of it, that the savepoint says the same, and what happens when a job is started from
 * that savepoint.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradesIT {
    private Path work = Path.of("");
    private FlowCluster cluster;

    @BeforeAll
    void startCluster() throws Exception {
        Files.createDirectories(Path.of("target"));
        work = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "upgrades-");
        cluster = FlowCluster.start(4, work.resolve("flink"));
    }

    @AfterAll
    void stopCluster() throws Exception {
        cluster.close();
    }

    static List<UpgradeCase> all() throws IOException {
        return UpgradeCase.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void thePlanGivesItsVerdict(UpgradeCase upgrade) throws IOException {
        Golden.matches(upgrade.file("verdict.txt"), upgrade.verdict());
    }

    @ParameterizedTest
    @MethodSource("all")
    void thatIsWhatHappens(UpgradeCase upgrade) throws Exception {
        Path place = work.resolve(upgrade.name());
        put(place.resolve("in"), "before.jsonl", UpgradeCase.before());
        Files.createDirectories(place.resolve("in-2"));
        JobPlan old = upgrade.old(place);
        JobID first = cluster.submit(old, Optional.empty());
        cluster.awaitIn(first, UpgradeCase.before().size());
        String savepoint = cluster.stop(first, FlowCluster.Drain.NO);

        JobPlan fresh = upgrade.fresh(place);
        Upgrade verdict = Upgrade.between(Inventory.of(old), fresh);
        assertThat(outcomes(Upgrade.between(Savepoints.read(savepoint), fresh)))
                .as("verdict on the savepoint")
                .isEqualTo(outcomes(verdict));

        for (String source : List.of("in", "in-2")) {
            put(place.resolve(source), "after.jsonl", UpgradeCase.after());
        }
        boolean leave = verdict.allowed() && verdict.leavesState();
        JobID second = cluster.submit(fresh, SavepointRestoreSettings.forPath(savepoint, leave));
        Golden.matches(upgrade.file("outcome.txt"), verdict.allowed() ? outcome(second, place) : refusal(second));
    }

    /** Flink itself keeps a job from starting that has no place for the state, whoever starts it. */
    private String refusal(JobID job) throws Exception {
        String failure = cluster.awaitFailure(job);
        assertThat(failure).contains("Cannot map checkpoint/savepoint state for operator");
        return "Flink refuses to start it: cannot map checkpoint/savepoint state to the new program\n";
    }

    private String outcome(JobID job, Path place) throws Exception {
        cluster.awaitIn(job, UpgradeCase.before().size() + UpgradeCase.after().size());
        cluster.stop(job, FlowCluster.Drain.YES);
        Map<Fate, Long> fates = cluster.fates(job);
        StringBuilder text = new StringBuilder("runs, with the fates of all records since the first start\n ");
        fates.forEach((fate, count) ->
                text.append(' ').append(fate.label()).append('=').append(count));
        text.append('\n');
        for (String directory : List.of("out", "french", "out-2")) {
            if (Files.isDirectory(place.resolve(directory))) {
                text.append(directory).append('\n');
                lines(place.resolve(directory))
                        .forEach(line -> text.append("  ").append(line).append('\n'));
            }
        }
        return text.toString();
    }

    private static String outcomes(Upgrade upgrade) {
        return upgrade.nodes().stream().map(UpgradesIT::outcome).sorted().collect(Collectors.joining("\n"));
    }

    private static String outcome(NodeVerdict verdict) {
        return verdict.node() + " " + verdict.kind() + " " + verdict.outcome();
    }

    /** The lines of the finished files below a directory, sorted. */
    private static List<String> lines(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> finished = files.filter(
                            file -> !file.getFileName().toString().startsWith("."))
                    .toList();
            List<String> lines = new java.util.ArrayList<>();
            for (Path file : finished) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines.stream().sorted().toList();
        }
    }

    /** Adds a file that appears at once and whole. */
    private static void put(Path directory, String name, List<String> lines) throws IOException {
        Path hidden = Files.createDirectories(directory).resolve("." + name);
        Files.write(hidden, lines, UTF_8);
        Files.move(hidden, directory.resolve(name));
    }
}
