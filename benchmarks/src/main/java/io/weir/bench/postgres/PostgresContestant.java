package io.weir.bench.postgres;

import io.weir.bench.engine.EmbeddedFlink;
import io.weir.bench.engine.Rendezvous;
import io.weir.bench.engine.TimedRecords;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Sample;
import io.weir.compile.CompileReport;
import io.weir.compile.FlowCompiler;
import io.weir.dev.EmbeddedPostgres;
import io.weir.flink.FlinkSink;
import io.weir.flink.SinkContext;
import io.weir.flink.connector.Connectors;
import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.JobPlan;
import io.weir.plan.Write;
import io.weir.problem.ProblemText;
import io.weir.record.FlowRecord;
import io.weir.source.SpecText;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink job that makes rows and writes them, with a PostgreSQL of its own. */
record PostgresContestant(String name, String tuning, boolean upsert, Writing writing) implements Contestant {
    private static final Duration CHECKPOINTS = Duration.ofSeconds(1);

    /** A flow's sink. */
    static Contestant weir(String name, String guarantee, boolean upsert) {
        return new PostgresContestant(
                name,
                "the sink of a compiled flow, " + guarantee + ", batchSize " + Batches.SIZE
                        + ", a checkpoint per second",
                upsert,
                (rows, server) -> flow(rows, plan(server, guarantee, upsert)));
    }

    /** A sink that one writes oneself. */
    static Contestant jdbc(String name, Batches.Kind kind, boolean upsert) {
        return new PostgresContestant(
                name,
                "JDBC, " + Batches.SIZE + " rows to a statement or batch and to a transaction, a checkpoint per second",
                upsert,
                (rows, server) -> {
                    String url = server.jdbcUrl() + "?user=" + server.user() + "&password=" + server.password();
                    rows.sinkTo(new Batches(url, kind, upsert));
                    return settings();
                });
    }

    private static Configuration settings() {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        return settings;
    }

    private static JobPlan plan(EmbeddedPostgres server, String guarantee, boolean upsert) {
        SpecText spec = new SpecText("orders.json", """
                {"source": {"type": "file", "config": {"path": "in"}},
                 "sink": {"type": "postgresql", "config":
                    {"connectionString": "%s", "table": "orders", "batchSize": %d, "upsertMode": %s}},
                 "delivery": {"guarantee": "%s", "checkpointInterval": "1s"},
                 "errors": {"policy": "fail"}}
                """.formatted(server.uri(), Batches.SIZE, upsert, guarantee));
        CompileReport report = new FlowCompiler(Connectors.catalog()).compile(spec);
        return report.flows().stream()
                .flatMap(flow -> flow.job().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(ProblemText.of(report.text(), report.problems())));
    }

    private static Configuration flow(DataStream<FlowRecord> rows, JobPlan plan) {
        for (JobPlan.Placed placed : plan.placed()) {
            if (placed.node() instanceof Write write && write.role() == Write.Role.MAIN) {
                attach(
                        write.use(),
                        rows,
                        new SinkContext(plan.plan().flow(), placed, plan.plan().delivery(), write.role()));
            }
        }
        return FlinkSettings.of(plan);
    }

    private static <O extends Record> void attach(Write.Use<O> use, DataStream<FlowRecord> rows, SinkContext context) {
        if (!(use.sink() instanceof FlinkSink<O> sink)) {
            throw new IllegalStateException(
                    "not a sink for Flink: " + use.sink().name());
        }
        sink.attach(rows, use.options(), context);
    }

    @Override
    public Prepared prepare(Path work) throws Exception {
        EmbeddedFlink cluster = EmbeddedFlink.start(1, Files.createDirectories(work.resolve("flink")));
        EmbeddedPostgres server = EmbeddedPostgres.start(work.resolve("postgres"));
        server.execute("DROP TABLE IF EXISTS orders", OrderRows.ddl(upsert));
        URI checkpoints = Files.createDirectories(work.resolve("checkpoints")).toUri();
        return new Running(this, cluster, server, checkpoints);
    }

    /** Adds a sink; gives the settings of the job. */
    @FunctionalInterface
    interface Writing {
        Configuration to(DataStream<FlowRecord> rows, EmbeddedPostgres server);
    }

    private record Running(
            PostgresContestant contestant, EmbeddedFlink cluster, EmbeddedPostgres server, URI checkpoints)
            implements Prepared {
        @Override
        public void output(long records, Consumer<String> lines) throws Exception {
            run(records);
            try (Connection connection = server.connect();
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT o::text FROM orders o ORDER BY id, note")) {
                while (row.next()) {
                    lines.accept(row.getString(1));
                }
            }
        }

        @Override
        public Sample run(long records) throws Exception {
            server.execute("TRUNCATE orders");
            try (Rendezvous run = Rendezvous.timed(records)) {
                write(run);
                check();
                return run.sample();
            }
        }

        private void write(Rendezvous run) throws Exception {
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
            DataStream<FlowRecord> rows = environment.fromSource(
                    new DataGeneratorSource<>(
                            new TimedRecords<>(run.id(), OrderRows::open), run.records(), RecordTypes.FLOW_RECORD),
                    WatermarkStrategy.noWatermarks(),
                    "rows",
                    RecordTypes.FLOW_RECORD);
            Configuration settings = contestant.writing().to(rows, server);
            settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toString());
            settings.set(PipelineOptions.AUTO_GENERATE_UIDS, true);
            environment.configure(settings);
            cluster.run(environment);
        }

        private void check() throws SQLException {
            if (server.number("SELECT count(*) FROM orders") == 0) {
                throw new IllegalStateException("nothing was written");
            }
        }

        @Override
        public void close() {
            server.close();
            cluster.close();
        }
    }
}
