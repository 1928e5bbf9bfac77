package io.weir.flink.connector.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.declare.Setting;
import io.weir.flink.TaskSecrets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.UUID;
import org.apache.flink.api.common.JobInfo;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.internal.FlinkKafkaInternalProducer;
import org.apache.flink.metrics.groups.SinkCommitterMetricGroup;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commits against a broker, as after a checkpoint. */
@Timeout(60)
@SuppressWarnings("try") // closing may be interrupted, and then the test has failed anyway
final class StrictCommitterIT {
    private final String topic = "strict-" + UUID.randomUUID();
    private final String transaction = "weir-" + UUID.randomUUID() + ".-0-7";

    @Test
    void openTransactionIsCommittedAndCommittedAgain() throws Exception {
        SharedBroker.topics().create(topic, 1);
        KafkaCommittable committable = preparedTransaction();
        Request request = new Request(committable);
        try (Committer<KafkaCommittable> committer = committer(false)) {
            committer.commit(List.of(request));
            // as after a restart between the commit and the next checkpoint
            committer.commit(List.of(request));
        }

        assertThat(request.known).isNull();
        assertThat(SharedBroker.topics().committed(topic, Duration.ofSeconds(30)))
                .hasSize(1);
    }

    @Test
    void refusalOfACommitThatIsDoneIsNoLoss() throws Exception {
        SharedBroker.topics().create(topic, 1);
        Request request = new Request(preparedTransaction());
        try (Committer<KafkaCommittable> committer = committer(false)) {
            committer.commit(List.of(request));
        }
        Committer<KafkaCommittable> refusing = new Refusing();

        new StrictCommitter(refusing, new CommitCheck(connection(), new TaskSecrets("default")), topic, false)
                .commit(List.of(request));

        assertThat(request.known).isNull();
        assertThat(request.alreadyCommitted).isTrue();
    }

    @Test
    void transactionThatTheBrokerGaveUpStopsTheJob() throws Exception {
        SharedBroker.topics().create(topic, 1);
        KafkaCommittable committable = preparedTransaction();
        abortFromOutside();
        Request request = new Request(committable);
        try (Committer<KafkaCommittable> committer = committer(false)) {
            assertThatThrownBy(() -> committer.commit(List.of(request)))
                    .hasMessageStartingWith(
                            "DATA_LOSS_SUSPECTED(checkpoint 7, topic " + topic + ", transaction " + transaction + ")")
                    .satisfies(loss -> assertThat(ThrowableClassifier.getThrowableType(loss))
                            .isEqualTo(ThrowableType.NonRecoverableError));
        }

        assertThat(request.known).isNotNull();
    }

    @Test
    void acceptedLossLetsTheJobGoOn() throws Exception {
        SharedBroker.topics().create(topic, 1);
        KafkaCommittable committable = preparedTransaction();
        abortFromOutside();
        Request request = new Request(committable);
        try (Committer<KafkaCommittable> committer = committer(true)) {
            committer.commit(List.of(request));
        }

        assertThat(request.known).isNotNull();
        assertThat(SharedBroker.topics().committed(topic, Duration.ofSeconds(30)))
                .isEmpty();
    }

    private KafkaCommittable preparedTransaction() throws Exception {
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", SharedBroker.bootstrapServers());
        settings.setProperty("key.serializer", ByteArraySerializer.class.getName());
        settings.setProperty("value.serializer", ByteArraySerializer.class.getName());
        try (FlinkKafkaInternalProducer<byte[], byte[]> producer =
                new FlinkKafkaInternalProducer<>(settings, transaction)) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, "a".getBytes(UTF_8))).get();
            producer.flush();
            producer.precommitTransaction();
            return new KafkaCommittable(producer.getProducerId(), producer.getEpoch(), transaction, null);
        }
    }

    /** What the transaction timeout does at the broker, without the wait. */
    private void abortFromOutside() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", SharedBroker.bootstrapServers()))) {
            admin.fenceProducers(List.of(transaction)).all().get();
        }
    }

    private Committer<KafkaCommittable> committer(boolean acceptLoss) throws Exception {
        TopicSink.Writing writing = new TopicSink.Writing(
                Setting.literal(topic),
                true,
                transaction.substring(0, transaction.indexOf('.') + 1),
                Duration.ofMinutes(1),
                1_048_576,
                acceptLoss,
                false);
        return new TopicSink(connection(), writing, new TaskSecrets("default")).createCommitter(new FirstTask());
    }

    private static Connection connection() {
        return Connection.of(
                List.of(Setting.literal(SharedBroker.bootstrapServers())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Says what brokers say for the moment that a commit takes. */
    private static final class Refusing implements Committer<KafkaCommittable> {
        @Override
        public void commit(Collection<CommitRequest<KafkaCommittable>> requests) {
            requests.forEach(request -> request.signalFailedWithKnownReason(new ProducerFencedException("under way")));
        }

        @Override
        public void close() {}
    }

    private static final class Request implements Committer.CommitRequest<KafkaCommittable> {
        private final KafkaCommittable committable;
        private @Nullable Throwable known;
        private boolean alreadyCommitted;

        Request(KafkaCommittable committable) {
            this.committable = committable;
        }

        @Override
        public KafkaCommittable getCommittable() {
            return committable;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            known = reason;
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            throw new IllegalStateException(reason);
        }

        @Override
        public void retryLater() {
            throw new IllegalStateException("not expected to be retried");
        }

        @Override
        public void updateAndRetryLater(KafkaCommittable changed) {
            retryLater();
        }

        @Override
        public void signalAlreadyCommitted() {
            alreadyCommitted = true;
        }
    }

    private static final class FirstTask implements CommitterInitContext, TaskInfo {
        @Override
        public SinkCommitterMetricGroup metricGroup() {
            throw new UnsupportedOperationException("no metrics");
        }

        @Override
        public OptionalLong getRestoredCheckpointId() {
            return OptionalLong.empty();
        }

        @Override
        public JobInfo getJobInfo() {
            throw new UnsupportedOperationException("no job");
        }

        @Override
        public TaskInfo getTaskInfo() {
            return this;
        }

        @Override
        public String getTaskName() {
            return "sink";
        }

        @Override
        public int getMaxNumberOfParallelSubtasks() {
            return 1;
        }

        @Override
        public int getIndexOfThisSubtask() {
            return 0;
        }

        @Override
        public int getNumberOfParallelSubtasks() {
            return 1;
        }

        @Override
        public int getAttemptNumber() {
            return 0;
        }

        @Override
        public String getTaskNameWithSubtasks() {
            return "sink (1/1)";
        }

        @Override
        public String getAllocationIDAsString() {
            return "none";
        }
    }
}
