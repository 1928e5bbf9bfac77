package io.weir.flink.connector.kafka;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.component.Guarantee;
import io.weir.declare.Setting;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.Write;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.record.Value.Numeric;
import io.weir.record.Value.Struct;
import io.weir.record.Value.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.accumulators.IntMaximum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.InstantiationUtil;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try") // closing may be interrupted, and then the test has failed anyway
final class KafkaSinkIT {
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final String in = "in-" + UUID.randomUUID();
    private final String out = "out-" + UUID.randomUUID();

    @BeforeEach
    void createInput() {
        SharedBroker.topics().create(in, 2);
    }

    @Test
    void committedReaderSeesEachRecordOnceAfterAFailure() throws Exception {
        SharedBroker.topics().create(out, 2);
        SharedBroker.topics().send(in, numbers(0, 600));
        KafkaJob job = KafkaJob.thatReadsToTheEnd();
        StreamExecutionEnvironment environment = job.environment();

        job.write(job.read(environment, KafkaJob.from(in)), new FailsOnce(), KafkaJob.to(out));
        JobExecutionResult result = environment.execute();

        assertThat(committed(out)).containsExactlyInAnyOrderElementsOf(texts(0, 600));
        assertThat((Long) result.getAccumulatorResult("weir.out")).isEqualTo(600);
        assertThat((Integer) result.getAccumulatorResult(FailsOnce.ATTEMPT)).isEqualTo(1);
    }

    @Test
    void flowGoesOnAtItsSavepointWithAnotherParallelism() throws Exception {
        SharedBroker.topics().create(out, 2);
        SharedBroker.topics().send(in, numbers(0, 100));
        KafkaJob job = KafkaJob.thatGoesOn();
        JobClient first = start(job);
        SharedBroker.topics().awaitCommitted(out, 100, WAIT);
        String savepoint = first.stopWithSavepoint(false, savepoints(), SavepointFormatType.CANONICAL)
                .get(30, TimeUnit.SECONDS);
        SharedBroker.topics().send(in, numbers(100, 100));

        JobClient second = start(job.resumedAt(savepoint, 1));
        SharedBroker.topics().awaitCommitted(out, 200, WAIT);
        second.stopWithSavepoint(false, savepoints(), SavepointFormatType.CANONICAL)
                .get(30, TimeUnit.SECONDS);

        assertThat(committed(out)).containsExactlyInAnyOrderElementsOf(texts(0, 200));
    }

    @Test
    void withoutCheckpointsRecordsShowAtOnce() throws Exception {
        SharedBroker.topics().create(out, 1);
        SharedBroker.topics().send(in, numbers(0, 10));

        JobClient endless = start(KafkaJob.thatGoesOn().thatPromises(Guarantee.AT_MOST_ONCE));
        SharedBroker.topics().awaitCommitted(out, 10, WAIT);
        endless.cancel().get(30, TimeUnit.SECONDS);

        assertThat(committed(out)).containsExactlyInAnyOrderElementsOf(texts(0, 10));
    }

    @Test
    void transactionsThatTheBrokersFindTooLongStopTheFlowAtItsStart() {
        SharedBroker.topics().create(out, 1);
        KafkaSink.Options to = KafkaJob.to(out);
        KafkaSink.Options tooLong = new KafkaSink.Options(
                to.brokers(),
                to.topic(),
                to.tls(),
                to.sasl(),
                to.securityProtocol(),
                to.maxRecordSize(),
                Duration.ofMinutes(16),
                to.acceptLoss());

        assertThatThrownBy(() -> copy(tooLong)).rootCause().hasMessageContaining("transaction.max.timeout.ms");
    }

    @Test
    void flowGoesBackBeforeItsTransactionIsGivenUp() throws Exception {
        SharedBroker.topics().create(out, 1);
        KafkaJob job = KafkaJob.thatGoesOn();
        StreamExecutionEnvironment environment = job.environment();
        environment.enableCheckpointing(Duration.ofHours(1).toMillis());
        job.write(job.read(environment, KafkaJob.from(in)), KafkaJob::asText, KafkaJob.to(out, Duration.ofSeconds(1)));
        JobClient client = environment.executeAsync();

        Awaitility.await().atMost(WAIT).until(() -> {
            SharedBroker.topics().send(in, numbers(0, 1));
            return client.getJobExecutionResult().isCompletedExceptionally();
        });

        assertThatThrownBy(() -> client.getJobExecutionResult().get())
                .hasStackTraceContaining("CHECKPOINTS_FAILING(none completed for ");
    }

    @Test
    void keyAndTimeOfTheRecordAreKept() throws Exception {
        SharedBroker.topics().create(out, 1);
        byte[] key = {0, (byte) 0xff};
        long time = 1_700_000_000_000L;
        SharedBroker.topics()
                .send(List.of(new ProducerRecord<byte[], byte[]>(in, 0, time, key, "a".getBytes(UTF_8)))
                        .iterator());

        copy(KafkaJob.to(out));

        assertThat(SharedBroker.topics().committed(out, WAIT)).singleElement().satisfies(copy -> {
            assertThat(copy.key()).isEqualTo(key);
            assertThat(copy.timestamp()).isEqualTo(time);
            assertThat(copy.value()).isEqualTo("\"a\"".getBytes(UTF_8));
        });
    }

    @Test
    void aTimeThatTheTopicRefusesIsLeftOut() throws Exception {
        SharedBroker.topics().create(out, 1, Map.of("message.timestamp.before.max.ms", "1000"));
        SharedBroker.topics().send(in, numbers(0, 1));
        long before = System.currentTimeMillis();
        KafkaJob job = KafkaJob.thatReadsToTheEnd();
        StreamExecutionEnvironment environment = job.environment();

        job.write(
                job.read(environment, KafkaJob.from(in)),
                origin -> KafkaJob.asText(origin).withEventTime(1_000),
                KafkaJob.to(out));
        environment.execute();

        assertThat(SharedBroker.topics().committed(out, WAIT))
                .singleElement()
                .satisfies(copy -> assertThat(copy.timestamp()).isGreaterThanOrEqualTo(before));
    }

    @Test
    void recordsOverTheTopicsLimitBecomeDeadLetters() throws Exception {
        SharedBroker.topics().create(out, 1, Map.of("max.message.bytes", "20000"));
        byte[] tooLarge = new byte[20_000];
        byte[] largest = new byte[20_000 - 128 - 2];
        Arrays.fill(tooLarge, (byte) 'x');
        Arrays.fill(largest, (byte) 'y');
        SharedBroker.topics().send(in, List.of("small".getBytes(UTF_8), tooLarge, largest));

        List<DeadLetter> dead = copy(KafkaJob.to(out));

        assertThat(dead).singleElement().satisfies(letter -> {
            assertThat(letter.code()).isEqualTo("record-too-large");
            assertThat(letter.origin().payload()).isEqualTo(tooLarge);
            assertThat(letter.message()).isEqualTo("20002 bytes of key and value, but the topic takes 19872");
            assertThat(letter.stage()).isEqualTo("sink");
        });
        assertThat(committed(out)).containsExactlyInAnyOrder("\"small\"", '"' + new String(largest, UTF_8) + '"');
    }

    @Test
    void deadLetterOverTheTopicsLimitIsCutDown() throws Exception {
        SharedBroker.topics().create(out, 1, Map.of("max.message.bytes", "20000"));
        byte[] payload = new byte[40_000];
        Arrays.fill(payload, (byte) 'x');
        SharedBroker.topics().send(in, List.of(payload));
        KafkaJob job = KafkaJob.thatReadsToTheEnd();
        StreamExecutionEnvironment environment = job.environment();
        DataStream<FlowRecord> letters = job.read(environment, KafkaJob.from(in))
                .map(KafkaSinkIT::letter)
                .returns(RecordTypes.FLOW_RECORD);

        assertThat(job.write(letters, Write.Role.ERRORS, KafkaJob.to(out))).isEmpty();
        environment.execute();

        assertThat(committed(out)).singleElement().satisfies(written -> {
            assertThat(written)
                    .startsWith(
                            "{\"error\":{\"code\":\"decode-error\"},\"original_size\":40000,\"original_sha256\":\"");
            assertThat(written).endsWith("eHh4\"}").hasSizeBetween(15_000, 19_872);
        });
    }

    @Test
    void referencesStayOutOfTheJobGraphAndWorkInTheTask() throws Exception {
        SharedBroker.topics().create(out, 1);
        SharedBroker.topics().send(in, numbers(0, 20));
        Path directory = Path.of("target", "secrets-" + UUID.randomUUID()).toAbsolutePath();
        Path secret = Files.createDirectories(directory.resolve("kafka"));
        Files.writeString(secret.resolve("brokers"), " " + SharedBroker.bootstrapServers() + ", ,");
        Files.writeString(secret.resolve("in"), in);
        Files.writeString(secret.resolve("out"), out + "\n");
        System.setProperty("weir.secrets.dir", directory.toString());
        try {
            List<Setting> brokers = List.of(reference("brokers"));
            KafkaJob job = KafkaJob.thatReadsToTheEnd();
            StreamExecutionEnvironment environment = job.environment();
            DataStream<SourceRecord> records =
                    job.read(environment, KafkaJob.from(brokers, reference("in"), Optional.empty()));
            job.write(records, KafkaJob::asText, KafkaJob.to(brokers, reference("out"), Optional.empty()));

            assertThat(graph(environment))
                    .contains("brokers") // the key of the reference: the search does find what is there
                    .doesNotContain(SharedBroker.bootstrapServers(), in, out);
            environment.execute();
        } finally {
            System.clearProperty("weir.secrets.dir");
        }

        assertThat(committed(out)).containsExactlyInAnyOrderElementsOf(texts(0, 20));
    }

    private static Setting reference(String key) {
        return Setting.secret("", "kafka", key);
    }

    private static String graph(StreamExecutionEnvironment environment) throws Exception {
        return new String(
                InstantiationUtil.serializeObject(
                        environment.getStreamGraph(false).getJobGraph()),
                ISO_8859_1);
    }

    private List<DeadLetter> copy(KafkaSink.Options options) throws Exception {
        KafkaJob job = KafkaJob.thatReadsToTheEnd();
        StreamExecutionEnvironment environment = job.environment();
        DataStream<DeadLetter> dead = job.write(job.read(environment, KafkaJob.from(in)), KafkaJob::asText, options)
                .orElseThrow();
        List<DeadLetter> letters = new ArrayList<>();
        try (CloseableIterator<DeadLetter> found = dead.executeAndCollect()) {
            found.forEachRemaining(letters::add);
        }
        return letters;
    }

    private JobClient start(KafkaJob job) throws Exception {
        StreamExecutionEnvironment environment = job.environment();
        job.write(job.read(environment, KafkaJob.from(in)), KafkaJob::asText, KafkaJob.to(out));
        return environment.executeAsync();
    }

    private static String savepoints() {
        return Path.of("target", "savepoints").toAbsolutePath().toString();
    }

    private static FlowRecord letter(SourceRecord origin) {
        byte[] payload = origin.payload() == null ? new byte[0] : origin.payload();
        Struct error = Struct.empty()
                .with("code", new Text("decode-error"))
                .with("metadata", Struct.empty().with("partition", Numeric.of(0)));
        return FlowRecord.of(
                origin,
                Struct.empty()
                        .with("error", error)
                        .with("original_bytes", new Text(Base64.getEncoder().encodeToString(payload))));
    }

    private static List<String> committed(String topic) {
        return SharedBroker.topics().committed(topic, WAIT).stream()
                .map(r -> new String(r.value(), UTF_8))
                .toList();
    }

    private static List<byte[]> numbers(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n -> Integer.toString(n).getBytes(UTF_8))
                .toList();
    }

    private static List<String> texts(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(n -> "\"" + n + "\"")
                .toList();
    }

    /** Slow enough for some checkpoints, and fails in the first attempt, behind a checkpoint and with records in flight. */
    private static final class FailsOnce extends RichMapFunction<SourceRecord, FlowRecord>
            implements CheckpointListener {
        private static final long serialVersionUID = 1L;

        static final String ATTEMPT = "attempt";

        private int seen;
        private int seenAtCheckpoint = Integer.MAX_VALUE;

        @Override
        public void open(OpenContext context) {
            IntMaximum attempt = new IntMaximum();
            attempt.add(attempt());
            getRuntimeContext().addAccumulator(ATTEMPT, attempt);
        }

        private int attempt() {
            return getRuntimeContext().getTaskInfo().getAttemptNumber();
        }

        @Override
        public FlowRecord map(SourceRecord origin) throws Exception {
            Thread.sleep(2);
            seen++;
            if (attempt() == 0 && seen - 10 > seenAtCheckpoint) {
                throw new IllegalStateException("planned failure");
            }
            return KafkaJob.asText(origin);
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            if (seen > 0) {
                seenAtCheckpoint = Math.min(seen, seenAtCheckpoint);
            }
        }
    }
}
