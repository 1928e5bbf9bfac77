package io.weir.flink.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.flink.testing.FlowCluster;
import io.weir.flink.testing.Flows;
import io.weir.plan.JobPlan;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a version has written, every later version restores: one directory per version in {@code savepoints}, with the
 * savepoint of a flow that has read a table, remembers keys and has a batch in hand, and the rows that were staged then.
 * {@code -Dgolden=write -Dit.test=GoldenSavepointIT} writes those of {@link #THIS_VERSION}; never rewrite a released one.
 */
@ExtendWith(SharedPostgres.class)
final class GoldenSavepointIT {
    private static final String THIS_VERSION = "0.1-tables";
    private static final Path VERSIONS = Path.of("src/test/resources/savepoints");
    private static final String STAGED = "staged.sql";

    /** Where the database is, in a file: its address is another one each time, and part of what the state belongs to. */
    private static final Path DATABASE = Path.of("target", "golden-database");

    @TempDir
    private Path work;

    private TestSchema schema;
    private FlowCluster cluster;

    @BeforeEach
    void prepare(TestSchema any) throws Exception {
        schema = new TestSchema(any.server(), "golden");
        schema.execute(
                "DROP SCHEMA IF EXISTS golden CASCADE",
                "CREATE SCHEMA golden",
                "CREATE TABLE golden.source (id int PRIMARY KEY, k text, updated_at timestamptz)",
                "CREATE TABLE golden.target (id int UNIQUE, k text, updated_at timestamptz)",
                "INSERT INTO golden.source VALUES (1, 'a', '2026-01-01 00:00:01Z'), (2, 'b', '2026-01-01 00:00:02Z'),"
                        + " (3, 'a', '2026-01-01 00:00:03Z'), (4, 'c', '2026-01-01 00:00:04Z')");
        Files.writeString(DATABASE, schema.server().uri().toString());
        cluster = FlowCluster.start(1, work.resolve("flink"));
    }

    @AfterEach
    void end() throws Exception {
        cluster.close();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void savepointOfAVersionIsRestored(String version) throws Exception {
        Path golden = VERSIONS.resolve(version).toAbsolutePath();
        schema.execute(Files.readString(golden.resolve(STAGED)));
        schema.execute("INSERT INTO golden.source VALUES (5, 'b', '2026-01-01 00:00:05Z'),"
                + " (6, 'd', '2026-01-01 00:00:06Z')");

        JobID job = cluster.submit(
                graph(SavepointRestoreSettings.forPath(golden.toUri().toString())));

        // four counted before, two after them in the table
        cluster.awaitIn(job, 6);
        cluster.stop(job, FlowCluster.Drain.NO);
        // the batch in hand is committed, the remembered key is known
        assertThat(schema.rows("SELECT id, k FROM target ORDER BY id")).containsExactly("1|a", "2|b", "4|c", "6|d");
        assertThat(schema.staged()).isZero();
    }

    static List<String> versions() throws Exception {
        try (Stream<Path> found = Files.list(VERSIONS)) {
            return found.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "golden", matches = "write")
    void write() throws Exception {
        JobID job = cluster.submit(graph(SavepointRestoreSettings.none()));
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> schema.staged() == 3);
        String staged = staged();

        Path savepoint = Path.of(URI.create(cluster.stop(job, FlowCluster.Drain.NO)));

        assertThat(savepoint.toFile().list()).containsExactly("_metadata");
        Path golden = Files.createDirectories(VERSIONS.resolve(THIS_VERSION));
        Files.write(golden.resolve("_metadata"), Files.readAllBytes(savepoint.resolve("_metadata")));
        Files.writeString(golden.resolve(STAGED), staged);
    }

    /** The stage with its rows, as statements. */
    private String staged() throws Exception {
        String name = schema.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'golden'"
                        + " AND tablename LIKE 'weir\\_stage\\_%'")
                .get(0);
        TableName stage = new TableName("golden", name);
        List<String> rows = schema.rows("SELECT 'INSERT INTO golden." + name
                + " SELECT * FROM jsonb_populate_record(null::golden." + name
                + ", ' || quote_literal(to_jsonb(t)) || ')' FROM " + name + " t");
        return new Stage(stage, new TableName("golden", "target"), true).ddl() + ";\n" + String.join(";\n", rows)
                + ";\n";
    }

    /** The flow, without checkpoints other than savepoints. */
    private JobGraph graph(SavepointRestoreSettings from) {
        JobPlan plan = Flows.compile("""
                {"source": {"type": "postgresql", "config":
                   {"connectionString": "%1$s", "table": "golden.source", "pollInterval": 1}},
                 "transformations": [{"type": "deduplicate", "config": {"key": ["$.k"], "within": "24h"}}],
                 "sink": {"type": "postgresql", "config":
                   {"connectionString": "%1$s", "table": "golden.target", "batchSize": 1}},
                 "errors": {"policy": "fail"}}
                """.formatted("${file:" + DATABASE + "}"));
        Configuration settings = FlinkSettings.of(plan);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(1));
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(settings);
        FlowLowering.lower(plan, environment, LoweringOptions.AS_PLANNED);
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        graph.setSavepointRestoreSettings(from);
        return graph;
    }
}
