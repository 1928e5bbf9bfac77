package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.weir.dev.CommandOutcome;
import io.weir.dev.FlinkCluster;
import io.weir.dev.FlinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs that take over from one another on a real cluster, and one that cannot. */
class UpgradeCommandIT {
    private static final String JAR =
            Path.of("../flink-jobs/target/weir-job.jar").toAbsolutePath().toString();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DEDUPLICATE = "{type: deduplicate, config: {key: [id], within: 24h}}";

    @TempDir
    private static Path home;

    private static FlinkCluster cluster;

    @TempDir
    private Path work;

    @BeforeAll
    static void startCluster() {
        cluster = FlinkCluster.startSession(
                FlinkSettings.of(Path.of(System.getProperty("weir.flink.lib")), home.resolve("flink"))
                        .withTaskManagers(1, 4));
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @Test
    void anotherSpecTakesOverAndRemembersWhatTheFirstHasSeen() throws Exception {
        Path old = spec("letters.yaml", DEDUPLICATE);
        feed("1.jsonl", "{\"id\":\"a\"}", "{\"id\":\"b\"}");
        assertThat(onCluster("submit", old.toString(), "--jar", JAR).exitCode()).isZero();
        await().atMost(PATIENCE).until(() -> arrived().size() == 2);

        CommandRun second = onCluster("submit", old.toString(), "--jar", JAR);
        assertThat(second.exitCode()).isEqualTo(3);
        assertThat(second.err()).contains("flow 'default/letters' runs on this cluster already, as job ");
        CommandRun same = upgrade(old);
        assertThat(same.out()).contains("runs this spec already");

        CommandRun key = upgrade(spec("other-key.yaml", DEDUPLICATE.replace("[id]", "[id, at]")));
        assertThat(key.exitCode()).isEqualTo(1);
        assertThat(key.err()).contains("state-lost").contains("key changed from [id] to [id, at]");

        String filter = "{type: filter, config: {expression: \"id != 'x'\"}}";
        CommandRun upgrade = upgrade(spec("filtered.yaml", filter + ", " + DEDUPLICATE + ", " + filter));
        assertThat(upgrade.exitCode()).as(upgrade.err() + upgrade.out()).isZero();
        assertThat(upgrade.out()).contains("verified: ").contains("no record is waiting");
        feed("2.jsonl", "{\"id\":\"a\"}", "{\"id\":\"x\"}", "{\"id\":\"c\"}");
        await().atMost(PATIENCE).until(() -> arrived().size() == 3);

        CommandRun savepoint = onCluster("savepoint", "letters", "--stop", "--savepoint-dir", savepoints());
        assertThat(savepoint.exitCode()).as(savepoint.err()).isZero();
        assertThat(arrived()).containsExactly("{\"id\":\"a\"}", "{\"id\":\"b\"}", "{\"id\":\"c\"}");
        nobodyStartsAnotherKeyFrom(savepoint.out().strip());
        onlyCountersMayBeLeftBehind(savepoint.out().strip(), old);
    }

    /** Those of the filter behind the deduplication; nobody has to tell Flink so. */
    private static void onlyCountersMayBeLeftBehind(String savepoint, Path spec) {
        CommandOutcome byHand =
                cluster.cli("run", "-d", "-s", savepoint, JAR, "--spec", spec.toString(), "--name", "letters");
        assertThat(byHand.exitCode()).as(byHand.output()).isZero();
        assertThat(onCluster("cancel", "letters").exitCode()).isZero();
    }

    /** Not even by Flink's own command, told to leave behind what finds no place. */
    private void nobodyStartsAnotherKeyFrom(String savepoint) throws IOException {
        Path other = spec("other-key.yaml", DEDUPLICATE.replace("[id]", "[id, at]"));
        CommandRun plan = CommandRun.of("plan", other.toString(), "--name", "letters", "--from-savepoint", savepoint);
        assertThat(plan.exitCode()).isEqualTo(1);
        assertThat(plan.out()).contains("refused: it would lose the state of deduplicate");

        CommandOutcome byHand =
                cluster.cli("run", "-d", "-n", "-s", savepoint, JAR, "--spec", other.toString(), "--name", "letters");
        assertThat(byHand.exitCode()).isNotZero();
        assertThat(byHand.output()).contains("STATE_IDENTITY").contains("key changed from [id] to [id, at]");
    }

    @Test
    void aSpecThatDoesNotRunGivesWayToTheOldOneAndNothingIsLostOrRepeated() throws Exception {
        Path old = spec("letters.yaml", DEDUPLICATE);
        feed("0.jsonl", "{\"id\":\"0\"}");
        assertThat(onCluster("submit", old.toString(), "--jar", JAR).exitCode()).isZero();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Integer> load = CompletableFuture.supplyAsync(() -> keepFeeding(done));
        await().atMost(PATIENCE).until(() -> arrived().size() > 3);

        String nowhere = "{type: router, config: {routes: [{condition: \"id == '-'\", sink: {type: postgresql, config: "
                + "{connectionString: 'postgres://nobody@127.0.0.1:1/none', table: none}}}]}}";
        CommandRun upgrade = upgrade(spec("broken.yaml", DEDUPLICATE + ", " + nowhere), "--timeout", "20s");

        assertThat(upgrade.exitCode()).as(upgrade.out() + upgrade.err()).isEqualTo(3);
        assertThat(upgrade.err()).contains("the upgrade was rolled back: the job is");
        assertThat(upgrade.out()).contains("started again job");
        int during = arrived().size();
        await().atMost(PATIENCE).until(() -> arrived().size() > during + 3);
        done.set(true);
        int last = load.join();
        await().atMost(PATIENCE).until(() -> arrived().size() > last);
        assertThat(onCluster("cancel", "letters").exitCode()).isZero();
        assertThat(arrived())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(0, last)
                        .mapToObj(id -> "{\"id\":\"" + id + "\"}")
                        .toList());
    }

    private int keepFeeding(AtomicBoolean done) {
        int id = 0;
        while (!done.get()) {
            id++;
            feed(id + ".jsonl", "{\"id\":\"" + id + "\"}");
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(300).toNanos());
        }
        return id;
    }

    private CommandRun upgrade(Path spec, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "upgrade", spec.toString(), "--jar", JAR, "--savepoint-dir", savepoints(), "--name", "letters"));
        arguments.addAll(List.of(more));
        return onCluster(arguments.toArray(String[]::new));
    }

    private static CommandRun onCluster(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--cluster", cluster.rest().address().toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private String savepoints() {
        return work.resolve("savepoints").toUri().toString();
    }

    private Path spec(String name, String steps) throws IOException {
        return Files.writeString(work.resolve(name), """
                source: {type: file, config: {path: "%s", watch: 100ms}}
                transformations: [%s]
                sink: {type: file, config: {path: "%s"}}
                errors: {policy: fail}
                delivery: {checkpointInterval: 500ms}
                """.formatted(
                        Files.createDirectories(work.resolve("in")), steps, work.resolve("out")));
    }

    /** Adds a file that appears at once and whole. */
    private void feed(String name, String... lines) {
        try {
            Path hidden = Files.createDirectories(work.resolve("in")).resolve("." + name);
            Files.write(hidden, List.of(lines));
            Files.move(hidden, work.resolve("in").resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot feed the flow", e);
        }
    }

    /** The lines of all finished files, sorted. */
    private List<String> arrived() throws IOException {
        if (!Files.isDirectory(work.resolve("out"))) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        try (var files = Files.list(work.resolve("out"))) {
            for (Path file : files.filter(f -> !f.getFileName().toString().startsWith("."))
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines.stream().sorted().toList();
    }
}
