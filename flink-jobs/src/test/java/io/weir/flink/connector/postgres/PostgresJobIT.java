package io.weir.flink.connector.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.flink.SinkContext;
import io.weir.flink.SourceContext;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.EventTime;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.Node;
import io.weir.plan.NodeId;
import io.weir.plan.Read;
import io.weir.plan.Uid;
import io.weir.plan.Write;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.JsonReader;
import io.weir.record.SourceRecord;
import io.weir.source.SourceSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a table to a table on an embedded Flink, with a failure in the middle. */
@ExtendWith(SharedPostgres.class)
final class PostgresJobIT {
    private static final int ROWS = 3_000;

    @Test
    void everyRowArrivesOnceThoughTheJobFailsInTheMiddle(TestSchema schema) throws Exception {
        schema.execute(
                "CREATE TABLE " + schema.name() + ".source (id int PRIMARY KEY, amount text)",
                "INSERT INTO " + schema.name() + ".source SELECT n, CASE WHEN n % 100 = 0 THEN 'much' ELSE n::text END"
                        + " FROM generate_series(1, " + ROWS + ") n",
                "CREATE TABLE " + schema.name() + ".target (id int PRIMARY KEY, amount numeric NOT NULL)");
        StreamExecutionEnvironment environment = environment();
        FlowIdentity flow = new FlowIdentity("default", "f" + UUID.randomUUID(), "0000000000000000");

        DataStream<FlowRecord> records = read(environment, flow, schema)
                .map(new FailOnce(ROWS / 2))
                .returns(RecordTypes.FLOW_RECORD)
                .setParallelism(1)
                .rebalance();
        DataStream<DeadLetter> letters =
                write(records, flow, schema).orElseThrow(() -> new AssertionError("no dead letters"));
        List<Long> lettered = new ArrayList<>();
        JobExecutionResult result;
        CloseableIterator<DeadLetter> collected = letters.collectAsync();
        result = environment.executeAsync().getJobExecutionResult().get();
        collected.forEachRemaining(
                letter -> lettered.add(letter.origin().coordinates().position()));
        collected.close();

        assertThat(schema.number("SELECT count(*) FROM target")).isEqualTo(ROWS - ROWS / 100);
        assertThat(schema.number("SELECT count(*) FROM source s WHERE s.id % 100 <> 0"
                        + " AND NOT EXISTS (SELECT 1 FROM target t WHERE t.id = s.id)"))
                .isZero();
        assertThat(lettered).hasSize(ROWS / 100).doesNotHaveDuplicates();
        assertThat(result.<Long>getAccumulatorResult("weir.out")).isEqualTo(ROWS - ROWS / 100);
        assertThat(result.<Long>getAccumulatorResult("weir.deadLettered")).isEqualTo(ROWS / 100);
        assertThat(schema.staged()).isZero();
        assertThat(schema.rejected()).isZero();
    }

    private static StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(2, configuration);
        environment.enableCheckpointing(50);
        return environment;
    }

    private static DataStream<SourceRecord> read(
            StreamExecutionEnvironment environment, FlowIdentity flow, TestSchema schema) {
        PostgresSource.Options options = new PostgresSource.Options(
                schema.connectionString(),
                Optional.of(schema.table("source")),
                Optional.empty(),
                5,
                100,
                Optional.empty(),
                Optional.empty(),
                false);
        PostgresSource source = new PostgresSource();
        Read node = new Read(new NodeId("source"), new Read.Use<>(source, options), SourceSpan.START);
        EventTime time = new EventTime(Optional.empty(), Duration.ZERO, Duration.ofSeconds(30));
        return source.open(
                environment, options, new SourceContext(flow, placed(flow, node, 1), delivery(), time, true));
    }

    private static Optional<DataStream<DeadLetter>> write(
            DataStream<FlowRecord> records, FlowIdentity flow, TestSchema schema) {
        PostgresSink.Options options = PostgresSinkTest.options(schema.connectionString(), schema.table("target"));
        PostgresSink sink = new PostgresSink();
        Write node = new Write(
                new NodeId("sink"),
                List.of(new NodeId("source")),
                Write.Role.MAIN,
                -1,
                new Write.Use<>(sink, options),
                SourceSpan.START);
        return sink.attach(records, options, new SinkContext(flow, placed(flow, node, 2), delivery(), Write.Role.MAIN));
    }

    private static JobPlan.Placed placed(FlowIdentity flow, Node node, int parallelism) {
        return new JobPlan.Placed(
                node, Uid.of(flow.name(), node.id().text()), node.id().text(), parallelism);
    }

    private static Delivery delivery() {
        return new Delivery(Guarantee.EXACTLY_ONCE, Duration.ofMillis(50), Duration.ofMinutes(2));
    }

    /** Decodes slowly enough for several checkpoints, and fails at one record of the first attempt. */
    private static final class FailOnce extends RichMapFunction<SourceRecord, FlowRecord> {
        private static final long serialVersionUID = 1L;
        private final long position;
        private transient boolean first;

        FailOnce(long position) {
            this.position = position;
        }

        @Override
        public void open(OpenContext context) {
            first = getRuntimeContext().getTaskInfo().getAttemptNumber() == 0;
        }

        @Override
        public FlowRecord map(SourceRecord record) throws Exception {
            if (first && record.coordinates().position() == position) {
                throw new IllegalStateException("fails once, on purpose");
            }
            if (record.coordinates().position() % 10 == 0) {
                Thread.sleep(1); // lets several checkpoints happen
            }
            byte[] payload = record.payload();
            return FlowRecord.of(record, JsonReader.STANDARD.read(payload == null ? new byte[0] : payload));
        }
    }
}
