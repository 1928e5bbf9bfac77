package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.dev.EmbeddedKafka;
import io.weir.dev.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests of both shapes, run as they are but for the addresses. */
class RunCommandIT {
    private static final String MANIFESTS = "../flow-specs/examples/manifest/";

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
    void aManifestOfTheOlderShapeExpandsListsIntoATableThatItMakes() throws Exception {
        topic(
                "stock",
                "{\"warehouse\":\"north\",\"items\":[{\"sku\":\"a\",\"left\":3},{\"sku\":\"b\",\"left\":4}]}",
                "{");
        kafka.topics().create("stock-refused", 1);

        CommandRun run = run(
                "typed-blocks/flow.yaml",
                "source.kafka.brokers=" + brokers(),
                "errors.kafka.brokers=" + brokers(),
                "sink.postgresql.connectionString=" + postgres.uri());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("in=2 expanded=1 out=2 filtered=0 deduplicated=0 late=0 dead-lettered=1");
        assertThat(postgres.number("select count(*) from stock_items where \"Warehouse\" = 'north'"))
                .isEqualTo(2);
        assertThat(kafka.topics().committed("stock-refused", Duration.ofSeconds(30)))
                .singleElement()
                .satisfies(letter -> assertThat(new String(letter.value(), StandardCharsets.UTF_8))
                        .contains("\"code\":\"decode-error\"")
                        .contains("\"original_bytes\":\"ew==\""));
    }

    @Test
    void aManifestOfTheNewerShapeKeepsTheLatestRowPerKey() throws Exception {
        topic(
                "payments",
                "{\"paymentId\":1,\"payment_id\":1,\"amount\":1}",
                "{\"payment_id\":2,\"amount\":10.50}",
                "{\"payment_id\":2,\"amount\":11.50}",
                "{\"payment_id\":3}");
        kafka.topics().create("payments-refused", 1);
        postgres.execute(
                "create table payments (payment_id bigint primary key, amount numeric not null, processed_at timestamptz)");

        CommandRun run = run(
                "config-blocks/flow.yaml",
                "source.config.brokers=" + brokers(),
                "errors.config.brokers=" + brokers(),
                "sink.config.connectionString=" + postgres.uri());

        assertThat(run.exitCode()).as(run.err()).isZero();
        // snakeCase makes one name of two in the first record; the last one has no amount
        assertThat(run.err()).contains("in=4 out=2 filtered=1 deduplicated=0 late=0 dead-lettered=1");
        assertThat(postgres.number("select count(*) from payments where payment_id = 2 and amount = 11.50"))
                .isEqualTo(1);
    }

    @Test
    void secretsBesideAFlowReachItsTasksAndNothingElse() throws Exception {
        topic("clicks", "{\"page\":\"/a\",\"at\":\"2026-01-01T00:00:00Z\"}");
        postgres.execute("create table clicks (page text, at timestamptz)");
        Path spec =
                Files.writeString(work.resolve("clicks.yaml"), """
                apiVersion: v1
                kind: Secret
                metadata: {name: servers}
                stringData:
                  brokers: "%s"
                  database: "%s"
                ---
                apiVersion: dataflow.dataflow.io/v1
                kind: DataFlow
                metadata: {name: clicks}
                spec:
                  source:
                    type: kafka
                    config: {brokersSecretRef: {name: servers, key: brokers}, topic: clicks}
                  sink:
                    type: postgresql
                    config: {connectionStringSecretRef: {name: servers, key: database}, table: clicks}
                  errors: {policy: fail}
                """.formatted(kafka.bootstrapServers(), postgres.uri()));

        CommandRun run = CommandRun.of(
                "run",
                spec.toString(),
                "--bounded",
                "--state-dir",
                work.resolve("state").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(postgres.number("select count(*) from clicks where page = '/a'"))
                .isEqualTo(1);
        assertThat(run.out() + run.err()).doesNotContain(postgres.uri().toString());
    }

    private static CommandRun run(String manifest, String... changes) {
        List<String> command = new java.util.ArrayList<>(List.of(
                "run",
                MANIFESTS + manifest,
                "--bounded",
                "--state-dir",
                work.resolve("state").toString()));
        Stream.of(changes).forEach(change -> command.addAll(List.of("--set", change)));
        return CommandRun.of(command.toArray(String[]::new));
    }

    private static String brokers() {
        return "[\"" + kafka.bootstrapServers() + "\"]";
    }

    private static void topic(String name, String... records) {
        kafka.topics().create(name, 1);
        kafka.topics()
                .send(
                        name,
                        Stream.of(records)
                                .map(record -> record.getBytes(StandardCharsets.UTF_8))
                                .toList());
    }
}
