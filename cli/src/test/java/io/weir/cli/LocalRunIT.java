package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dev.EmbeddedKafka;
import io.weir.dev.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir run} as a process that may die. */
class LocalRunIT {
    @TempDir
    private static Path work;

    private static EmbeddedKafka kafka;
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void startServers() throws Exception {
        kafka = EmbeddedKafka.start(work.resolve("kafka"));
        postgres = EmbeddedPostgres.start(work.resolve("postgres"));
    }

    @AfterAll
    static void stopServers() {
        postgres.close();
        kafka.close();
    }

    @Test
    void aKilledRunGoesOnWhereItsLastCheckpointWas() throws Exception {
        kafka.topics().create("numbers", 2);
        postgres.execute("create table numbers (id bigint not null)");
        Path spec = spec("numbers", postgres.uri().toString());
        send(0, 2_000);
        try (WeirProcess first = run(spec, "first")) {
            awaitRows(1);
            send(2_000, 4_000);

            CommandRun second = CommandRun.of(
                    "run", spec.toString(), "--state-dir", work.resolve("state").toString());
            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err()).contains("the flow is running already, with its state in");

            first.kill();
        }
        send(4_000, 5_000);

        try (WeirProcess next = run(spec, "next")) {
            next.await("goes on from");
            awaitRows(5_000);
            next.stop();

            assertThat(next.output()).contains("savepoint: ");
        }
        assertThat(postgres.number("select count(*) from numbers")).isEqualTo(5_000);
        assertThat(postgres.number("select count(distinct id) from numbers")).isEqualTo(5_000);
    }

    @Test
    void aServerThatIsAwayIsSaidOnce() throws Exception {
        kafka.topics().create("nowhere", 1);
        Path spec = spec("nowhere", "postgres://nobody:canary-0815@127.0.0.1:1/nowhere");
        try (WeirProcess run = run(spec, "nowhere")) {
            run.await("trying again for 30 s");

            assertThat(run.output().lines().filter(line -> line.startsWith("weir: ")))
                    .singleElement()
                    .asString()
                    .startsWith("weir: postgres://nobody@127.0.0.1:1/nowhere: Connection to 127.0.0.1:1 refused");
            assertThat(run.output()).doesNotContain("canary-0815");
        }
    }

    private static Path spec(String topic, String database) throws Exception {
        return Files.writeString(
                work.resolve(topic + ".json"), """
                {"source": {"type": "kafka", "config": {"brokers": ["%s"], "topic": "%s"}},
                 "sink": {"type": "postgresql", "config": {"connectionString": "%s", "table": "%s"}},
                 "errors": {"policy": "fail"},
                 "delivery": {"checkpointInterval": "300ms", "checkpointTimeout": "1m"}}
                """.formatted(kafka.bootstrapServers(), topic, database, topic));
    }

    private static WeirProcess run(Path spec, String name) throws Exception {
        return WeirProcess.start(
                work.resolve(name + ".out"),
                List.of(
                        "run",
                        spec.toString(),
                        "--state-dir",
                        work.resolve("state").toString()));
    }

    private static void send(int from, int to) {
        kafka.topics()
                .send(
                        "numbers",
                        IntStream.range(from, to)
                                .mapToObj(id -> ("{\"id\":" + id + "}").getBytes(StandardCharsets.UTF_8))
                                .toList());
    }

    private static void awaitRows(long count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> postgres.number("select count(*) from numbers") >= count);
    }
}
