package io.weir.flink.connector.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.record.Coordinates;
import io.weir.record.SourceRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@SuppressWarnings("try") // closing may be interrupted, and then the test has failed anyway
final class KafkaSourceIT {
    private final String topic = "source-" + UUID.randomUUID();

    @Test
    void contentPassesUntouchedWhateverItIs() throws Exception {
        SharedBroker.topics().create(topic, 1);
        byte[] notUtf8 = {(byte) 0xc3, (byte) 0x28, 0, (byte) 0xff};
        byte[] brokenJson = "{\"id\": 1,".getBytes(UTF_8);
        byte[] key = {0, (byte) 0x80};
        ProducerRecord<byte[], byte[]> withHeader =
                new ProducerRecord<byte[], byte[]>(topic, 0, 1_700_000_000_000L, key, notUtf8);
        withHeader.headers().add("trace", new byte[] {(byte) 0xfe}).add("trace", (byte[]) null);
        Iterator<ProducerRecord<byte[], byte[]>> sent = List.of(
                        withHeader,
                        new ProducerRecord<byte[], byte[]>(topic, 0, 1_700_000_000_001L, null, brokenJson),
                        new ProducerRecord<byte[], byte[]>(topic, 0, 1_700_000_000_002L, key, null))
                .iterator();
        SharedBroker.topics().send(sent);

        List<SourceRecord> seen = readToEnd();

        assertThat(seen).extracting(SourceRecord::payload).containsExactly(notUtf8, brokenJson, null);
        assertThat(seen).extracting(SourceRecord::key).containsExactly(key, null, key);
        assertThat(seen)
                .extracting(SourceRecord::coordinates)
                .containsExactly(
                        new Coordinates(topic, 0, 0), new Coordinates(topic, 0, 1), new Coordinates(topic, 0, 2));
        assertThat(seen)
                .extracting(SourceRecord::eventTime)
                .containsExactly(1_700_000_000_000L, 1_700_000_000_001L, 1_700_000_000_002L);
        assertThat(seen.get(0).headers()).extracting(h -> h.name()).containsExactly("trace", "trace");
        assertThat(seen.get(0).headers()).extracting(h -> h.value()).containsExactly(new byte[] {(byte) 0xfe}, null);
    }

    @Test
    void boundedReadEndsBehindAnAbortedTransaction() throws Exception {
        SharedBroker.topics().create(topic, 2);
        try (KafkaProducer<byte[], byte[]> producer = transactional(topic)) {
            producer.beginTransaction();
            send(producer, 0, 10);
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, 10, 5);
            producer.abortTransaction();
        }

        assertThat(payloads(readToEnd())).containsExactlyInAnyOrderElementsOf(numbers(0, 10));
    }

    @Test
    void boundedReadDoesNotWaitForAnOpenTransaction() throws Exception {
        SharedBroker.topics().create(topic, 1);
        try (KafkaProducer<byte[], byte[]> producer = transactional(topic)) {
            producer.beginTransaction();
            send(producer, 0, 10);
            producer.commitTransaction();
            producer.beginTransaction();
            send(producer, 10, 5);
            producer.flush();

            assertThat(payloads(readToEnd())).containsExactlyInAnyOrderElementsOf(numbers(0, 10));
            producer.abortTransaction();
        }
    }

    @Test
    void deletedRecordsStopAResumedFlow() throws Exception {
        String out = topic + "-out";
        KafkaJob job = KafkaJob.thatGoesOn();
        String savepoint = stoppedBehindThreeRecords(job, out);
        SharedBroker.topics().send(topic, bytes(3, 10));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(8)))
                    .all()
                    .get();
        }

        JobClient resumed = start(job.thatEnds().resumedAt(savepoint, 1), out);

        assertThatThrownBy(() -> resumed.getJobExecutionResult().get(60, TimeUnit.SECONDS))
                .hasStackTraceContaining("SOURCE_GAP(topic " + topic + ", partition 0, offset 3)");
    }

    @Test
    void topicThatWasMadeAnewStopsAResumedFlow() throws Exception {
        String out = topic + "-out";
        KafkaJob job = KafkaJob.thatGoesOn();
        String savepoint = stoppedBehindThreeRecords(job, out);
        makeAnew();
        SharedBroker.topics().send(topic, bytes(0, 10));

        JobClient resumed = start(job.resumedAt(savepoint, 1), out);

        assertThatThrownBy(() -> resumed.getJobExecutionResult().get(60, TimeUnit.SECONDS))
                .hasStackTraceContaining("SOURCE_CHANGED(topic " + topic + ", was ");
        assertThat(SharedBroker.topics().committed(out, Duration.ofSeconds(30))).hasSize(3);
    }

    @Test
    void topicThatIsMadeAnewStopsAFlow() throws Exception {
        SharedBroker.topics().create(topic, 1);
        String out = topic + "-out";
        SharedBroker.topics().create(out, 1);
        SharedBroker.topics().send(topic, bytes(0, 3));
        KafkaJob job = KafkaJob.thatGoesOn();
        StreamExecutionEnvironment environment = job.environment();
        // the reader may find its offset gone first, and again until the enumerator has looked
        environment.configure(
                new Configuration().set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1_000));
        job.write(job.read(environment, KafkaJob.from(topic)), KafkaJob::asText, KafkaJob.to(out));
        JobClient client = environment.executeAsync();
        SharedBroker.topics().awaitCommitted(out, 3, Duration.ofSeconds(30));

        makeAnew();

        assertThatThrownBy(() -> client.getJobExecutionResult().get(60, TimeUnit.SECONDS))
                .hasStackTraceContaining("SOURCE_CHANGED(topic " + topic + ", was ");
    }

    /** Returns the savepoint of a flow that has handed on what there was. */
    private String stoppedBehindThreeRecords(KafkaJob job, String out) throws Exception {
        SharedBroker.topics().create(topic, 1);
        SharedBroker.topics().create(out, 1);
        SharedBroker.topics().send(topic, bytes(0, 3));
        JobClient client = start(job, out);
        SharedBroker.topics().awaitCommitted(out, 3, Duration.ofSeconds(30));
        return client.stopWithSavepoint(
                        false,
                        Path.of("target", "savepoints").toAbsolutePath().toString(),
                        SavepointFormatType.CANONICAL)
                .get(30, TimeUnit.SECONDS);
    }

    private void makeAnew() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            Awaitility.await().until(() -> !admin.listTopics().names().get().contains(topic));
        }
        SharedBroker.topics().create(topic, 1);
    }

    private JobClient start(KafkaJob job, String out) throws Exception {
        StreamExecutionEnvironment environment = job.environment();
        job.write(job.read(environment, KafkaJob.from(topic)), KafkaJob::asText, KafkaJob.to(out));
        return environment.executeAsync();
    }

    private List<SourceRecord> readToEnd() throws Exception {
        KafkaJob job = KafkaJob.thatReadsToTheEnd();
        List<SourceRecord> seen = new ArrayList<>();
        try (CloseableIterator<SourceRecord> found =
                job.read(job.environment(), KafkaJob.from(topic)).executeAndCollect()) {
            found.forEachRemaining(seen::add);
        }
        return seen;
    }

    private void send(KafkaProducer<byte[], byte[]> producer, int from, int count) throws Exception {
        for (byte[] value : bytes(from, count)) {
            producer.send(new ProducerRecord<>(topic, value)).get();
        }
    }

    private static KafkaProducer<byte[], byte[]> transactional(String id) {
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", SharedBroker.bootstrapServers(), "transactional.id", id),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private static List<byte[]> bytes(int from, int count) {
        return numbers(from, count).stream().map(n -> n.getBytes(UTF_8)).toList();
    }

    private static List<String> numbers(int from, int count) {
        return IntStream.range(from, from + count).mapToObj(Integer::toString).toList();
    }

    private static List<String> payloads(List<SourceRecord> records) {
        return records.stream()
                .map(r -> KafkaJob.asText(r).value())
                .map(v -> ((io.weir.record.Value.Text) v).text())
                .toList();
    }
}
