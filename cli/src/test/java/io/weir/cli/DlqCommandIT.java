package io.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dev.EmbeddedKafka;
import io.weir.dev.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A spec that is wrong for some records, put right: after the replay the target is that of a run that was right at once. */
class DlqCommandIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final long SEED = Long.getLong("weir.dlq.seed", 7);
    private static final int KILLS = Integer.getInteger("weir.dlq.kills", 1);
    private static final int RECORDS = Integer.getInteger("weir.dlq.records", 10_000);

    private static final String WRONG = "amount > 0";
    private static final String FIXED = "!has(record.amount) || amount > 0";

    @TempDir
    private static Path work;

    private static EmbeddedKafka kafka;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServers() {
        kafka = EmbeddedKafka.start(work.resolve("kafka"));
        postgres = EmbeddedPostgres.start(work.resolve("postgres"));
    }

    @AfterAll
    static void stopServers() {
        postgres.close();
        kafka.close();
    }

    @Test
    void onePercentOfPoisonReachesFilesAfterAll() throws Exception {
        Path in = Files.createDirectories(work.resolve("sales/in")).resolve("sales.jsonl");
        Files.write(in, orders(2_000, 100));
        String flow = "\"source\": {\"type\": \"file\", \"config\": {\"path\": \"%s\"}}".formatted(in);
        Path wrong = spec("sales", flow + files("out"), WRONG);
        Path fixed = spec("sales-fixed", flow + files("out"), FIXED);
        Path clean = spec("sales-clean", flow + files("clean"), FIXED);
        assertThat(run(wrong).err()).contains("in=2000 out=1980 filtered=0 deduplicated=0 late=0 dead-lettered=20");
        assertThat(run(clean).err()).contains("out=2000");

        CommandRun list = weir("dlq", "list", wrong.toString());
        assertThat(list.out()).contains("20, none replayed").contains("expression-error  filter");
        String id = firstId(list.out());
        assertThat(weir("dlq", "show", wrong.toString(), id).out())
                .contains("id         " + id)
                .contains("{\"id\":0}");
        assertThat(weir("dlq", "show", wrong.toString(), id, "--format", "json").out())
                .contains("\"originalBytes\": \"eyJpZCI6MH0=\"");

        CommandRun rehearsal = replay(wrong, "--with", fixed.toString(), "--dry-run");
        assertThat(rehearsal.out()).contains("would replay 20 letters").contains("in=20 out=20");
        CommandRun some = replay(wrong, "--with", fixed.toString(), "--where", "original.id < 1000");
        assertThat(some.out()).contains("replayed 10 letters: in=10 out=10");
        assertThat(weir("dlq", "list", wrong.toString()).out()).contains("20, 10 replayed");

        // the flow as it was refuses them again: each is a letter of its own then, which says where it comes from
        assertThat(replay(wrong).out()).contains("replayed 10 letters").contains("dead-lettered=10");
        assertThat(weir("dlq", "list", wrong.toString()).out()).contains("30, 20 replayed");
        assertThat(weir("dlq", "list", wrong.toString(), "--where", "has(record.replayOf)")
                        .out())
                .contains("10, none replayed");
        assertThat(replay(wrong, "--with", fixed.toString()).out()).contains("replayed 10 letters: in=10 out=10");

        assertThat(lines("out")).containsExactlyInAnyOrderElementsOf(lines("clean"));
        assertThat(weir("dlq", "list", wrong.toString()).out()).contains("30, all replayed");
        assertThat(replay(wrong).out()).contains("nothing to replay");
    }

    @Test
    void aKilledReplayFromKafkaToPostgresLosesAndRepeatsNothing() throws Exception {
        topic("orders", 2, RECORDS, 2);
        kafka.topics().create("orders-letters", 1);
        postgres.execute(
                "create table orders (id bigint, amount numeric)",
                "create table orders_clean (id bigint, amount numeric)");
        Path wrong = spec("orders", kafkaToTable("orders"), WRONG);
        Path fixed = spec("orders-fixed", kafkaToTable("orders"), FIXED);
        run(spec("orders-clean", kafkaToTable("orders_clean"), FIXED));
        assertThat(run(wrong).err()).contains("dead-lettered=" + RECORDS / 2);

        replayUnderKills(wrong, fixed);

        assertThat(postgres.number("select count(*) from orders")).isEqualTo(RECORDS);
        assertThat(postgres.number(
                        "select count(*) from (select * from orders except all select * from orders_clean) d"))
                .isZero();
        assertThat(weir("dlq", "list", wrong.toString()).out()).contains(RECORDS / 2 + ", all replayed");
    }

    @Test
    void aKilledReplayFromPostgresToKafkaLosesAndRepeatsNothing() throws Exception {
        topic("events", 2, RECORDS, 2);
        kafka.topics().create("events-out", 2);
        kafka.topics().create("events-clean", 2);
        Path wrong = spec("events", kafkaToKafka("events-out"), WRONG);
        Path fixed = spec("events-fixed", kafkaToKafka("events-out"), FIXED);
        run(spec("events-clean", kafkaToKafka("events-clean"), FIXED));
        assertThat(run(wrong).err()).contains("dead-lettered=" + RECORDS / 2);

        replayUnderKills(wrong, fixed);

        assertThat(values("events-out")).isEqualTo(values("events-clean"));
        assertThat(weir("dlq", "list", wrong.toString()).out()).contains(RECORDS / 2 + ", all replayed");
    }

    @Test
    void aConditionWithoutMeaningIsWrongUsage() throws Exception {
        Path spec = spec("usage", kafkaToTable("orders"), FIXED);

        CommandRun run = weir("dlq", "list", spec.toString(), "--where", "code = 'x'");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--where:1:6: error[invalid-expression]");
    }

    /** Kills replays, by turns after their first checkpoint and after their selection, and then lets one end. */
    private static void replayUnderKills(Path wrong, Path fixed) throws Exception {
        Random random = new Random(SEED);
        List<String> command =
                List.of("dlq", "replay", wrong.toString(), "--with", fixed.toString(), "--state-dir", work + "/state");
        Path current = work.resolve("state/default").resolve(name(wrong) + "~replay/current");
        for (int kill = 1; kill <= KILLS; kill++) {
            boolean running = kill % 2 == 1;
            Path sign = running ? current.resolve("committed") : current;
            WeirProcess process = WeirProcess.start(work.resolve(name(wrong) + "-" + kill + ".log"), command);
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(TIMEOUT)
                    .until(() -> Files.exists(sign) || !process.process().isAlive());
            process.killAfter(random.nextInt(running ? 500 : 5_000));
        }
        WeirProcess last = WeirProcess.start(work.resolve(name(wrong) + ".log"), command);
        assertThat(last.exitCode()).as(last.output()).isZero();
        assertThat(current).doesNotExist();
    }

    private static String name(Path spec) {
        return spec.getFileName().toString().replace(".json", "");
    }

    /** Records of which every {@code n}th has no amount. */
    private static List<String> orders(int count, int n) {
        return IntStream.range(0, count)
                .mapToObj(id -> id % n == 0 ? "{\"id\":" + id + "}" : "{\"id\":" + id + ",\"amount\":" + (id + 1) + "}")
                .toList();
    }

    private static void topic(String name, int partitions, int count, int n) {
        kafka.topics().create(name, partitions);
        kafka.topics()
                .send(
                        name,
                        orders(count, n).stream()
                                .map(order -> order.getBytes(UTF_8))
                                .toList());
    }

    private static Path spec(String file, String ends, String condition) throws Exception {
        String flow = file.replace("-fixed", "");
        return Files.writeString(work.resolve(file + ".json"), """
                {"apiVersion": "dataflow.dataflow.io/v1", "kind": "DataFlow", "metadata": {"name": "%s"}, "spec": {%s,
                 "delivery": {"checkpointInterval": "100ms"},
                 "transformations": [{"type": "filter", "config": {"expression": "%s"}}]}}
                """.formatted(flow, ends, condition));
    }

    private static String files(String out) {
        return """
                , "sink": {"type": "file", "config": {"path": "%1$s/sales/%2$s"}},
                "errors": {"type": "file", "config": {"path": "%1$s/sales/letters-%2$s"}}""".formatted(work, out);
    }

    private static String kafkaToTable(String table) {
        return """
                "source": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "orders"}},
                "sink": {"type": "postgresql", "config": {"connectionString": "%2$s", "table": "%3$s"}},
                "errors": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "orders-letters"}}""".formatted(kafka.bootstrapServers(), postgres.uri(), table);
    }

    private static String kafkaToKafka(String topic) {
        return """
                "source": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "events"}},
                "sink": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%2$s"}},
                "errors": {"type": "postgresql", "config": {"connectionString": "%3$s", "table": "event_letters",
                           "autoCreateTable": true}}""".formatted(kafka.bootstrapServers(), topic, postgres.uri());
    }

    private static CommandRun run(Path spec) {
        CommandRun run = weir("run", spec.toString(), "--bounded", "--state-dir", work + "/state");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static CommandRun replay(Path spec, String... more) {
        List<String> command =
                new ArrayList<>(List.of("dlq", "replay", spec.toString(), "--state-dir", work + "/state"));
        command.addAll(List.of(more));
        CommandRun run = weir(command.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static CommandRun weir(String... command) {
        return CommandRun.of(command);
    }

    private static String firstId(String list) {
        Matcher id =
                Pattern.compile("^  ([0-9a-f]{12})  .*@0 ", Pattern.MULTILINE).matcher(list);
        assertThat(id.find()).as(list).isTrue();
        return id.group(1);
    }

    private static List<String> lines(String directory) throws Exception {
        return TextFiles.lines(work.resolve("sales").resolve(directory));
    }

    private static List<String> values(String topic) {
        return Stream.of(topic)
                .flatMap(name -> kafka.topics().committed(name, TIMEOUT).stream())
                .map(message -> new String(message.value(), UTF_8))
                .sorted()
                .toList();
    }
}
