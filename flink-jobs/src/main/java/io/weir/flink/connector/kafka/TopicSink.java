package io.weir.flink.connector.kafka;

import io.weir.declare.Setting;
import io.weir.flink.TaskSecrets;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Collection;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaWriterState;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.SupportsPostCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Flink's Kafka sink, made only where it runs, as {@link TopicSource} is and for the same reason; and with a committer that
 * takes lost transactions seriously.
 */
final class TopicSink
        implements Sink<SourceRecord>,
                SupportsWriterState<SourceRecord, KafkaWriterState>,
                SupportsCommitter<KafkaCommittable>,
                SupportsPostCommitTopology<KafkaCommittable> {
    private static final long serialVersionUID = 1L;

    /** Long enough to fill batches when there is much to write, too short to be noticed when there is little. */
    private static final String LINGER_MS = "5";

    /** Four times the client's own default: fewer requests for the same records, on both sides. */
    private static final String BATCH_BYTES = "65536";

    private final Connection connection;
    private final Writing writing;
    private final TaskSecrets secrets;

    TopicSink(Connection connection, Writing writing, TaskSecrets secrets) {
        this.connection = connection;
        this.writing = writing;
        this.secrets = secrets;
    }

    /**
     * How is written.
     *
     * @param transactional one transaction per checkpoint; otherwise records are visible at once
     * @param prefix of the transactional ids, unique to this sink
     * @param maxRequestSize bytes that the producer takes in one record
     * @param acceptLoss go on when a transaction is lost
     * @param eager send each record at once instead of waiting for others
     */
    record Writing(
            Setting topic,
            boolean transactional,
            String prefix,
            Duration transactionTimeout,
            int maxRequestSize,
            boolean acceptLoss,
            boolean eager)
            implements Serializable {}

    @Override
    public SinkWriter<SourceRecord> createWriter(WriterInitContext context) throws IOException {
        return resolved().createWriter(context);
    }

    @Override
    public StatefulSinkWriter<SourceRecord, KafkaWriterState> restoreWriter(
            WriterInitContext context, Collection<KafkaWriterState> recovered) throws IOException {
        return resolved().restoreWriter(context, recovered);
    }

    @Override
    public Committer<KafkaCommittable> createCommitter(CommitterInitContext context) throws IOException {
        String topic = writing.topic().resolve(secrets);
        return new StrictCommitter(
                resolved().createCommitter(context), new CommitCheck(connection, secrets), topic, writing.acceptLoss());
    }

    @Override
    public SimpleVersionedSerializer<KafkaCommittable> getCommittableSerializer() {
        return unconnected().getCommittableSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaWriterState> getWriterStateSerializer() {
        return unconnected().getWriterStateSerializer();
    }

    /**
     * Keeps the writer and the committer of a subtask in one process: the committer hands producers back to the writer
     * through memory.
     */
    @Override
    public void addPostCommitTopology(DataStream<CommittableMessage<KafkaCommittable>> committed) {
        Transformation<?> step = committed.getTransformation();
        while (step.getOutputType() instanceof CommittableMessageTypeInfo) {
            step.setCoLocationGroupKey("kafka-sink-" + writing.prefix());
            step = step.getInputs().get(0);
        }
    }

    private KafkaSink<SourceRecord> resolved() throws IOException {
        return sink(connection.properties(secrets), writing.topic().resolve(secrets));
    }

    /** Knows no cluster; good for the serializers, which are the connector's own and need none. */
    private KafkaSink<SourceRecord> unconnected() {
        Properties none = new Properties();
        none.setProperty("bootstrap.servers", "unconnected:0");
        return sink(none, "unconnected");
    }

    private KafkaSink<SourceRecord> sink(Properties client, String topic) {
        client.setProperty("acks", "all");
        client.setProperty("enable.idempotence", "true");
        client.setProperty("linger.ms", writing.eager() ? "0" : LINGER_MS);
        client.setProperty("batch.size", BATCH_BYTES);
        client.setProperty("max.request.size", Integer.toString(writing.maxRequestSize()));
        client.setProperty(
                "transaction.timeout.ms",
                Long.toString(writing.transactionTimeout().toMillis()));
        return KafkaSink.<SourceRecord>builder()
                .setKafkaProducerConfig(client)
                .setDeliveryGuarantee(
                        writing.transactional() ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
                .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
                .setTransactionalIdPrefix(writing.prefix())
                .setRecordSerializer(new MessageWriter(topic))
                .build();
    }
}
