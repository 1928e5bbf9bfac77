package io.weir.flink.connector.kafka;

import io.weir.declare.Setting;
import io.weir.flink.TaskSecrets;
import io.weir.flink.row.RecordTypes;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.io.Serializable;
import java.util.Properties;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Flink's Kafka source, made only where it runs. Flink's own would carry the client's settings in the job graph, and with
 * them every password; this one carries references, which the enumerator and each reader resolve for themselves.
 */
final class TopicSource
        implements Source<SourceRecord, KafkaPartitionSplit, TopicState>, ResultTypeQueryable<SourceRecord> {
    private static final long serialVersionUID = 1L;

    private final Connection connection;
    private final Reading reading;
    private final TaskSecrets secrets;

    TopicSource(Connection connection, Reading reading, TaskSecrets secrets) {
        this.connection = connection;
        this.reading = reading;
        this.secrets = secrets;
    }

    /**
     * What is read.
     *
     * @param bounded stop at what is committed when the flow starts
     * @param clientId the prefix of the clients' names in the broker's logs and metrics
     */
    record Reading(Setting topic, Setting group, Start start, boolean bounded, String clientId)
            implements Serializable {}

    @Override
    public Boundedness getBoundedness() {
        return reading.bounded() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<SourceRecord, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new GapReportingReader(resolved().createReader(context));
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, TopicState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) throws IOException {
        return new SameTopic(resolved().createEnumerator(context), context, topic(), "");
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, TopicState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, TopicState checkpoint) throws IOException {
        return new SameTopic(
                resolved().restoreEnumerator(context, checkpoint.splits()), context, topic(), checkpoint.topicId());
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return new KafkaPartitionSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<TopicState> getEnumeratorCheckpointSerializer() {
        return new TopicState.Serializer();
    }

    @Override
    public TypeInformation<SourceRecord> getProducedType() {
        return RecordTypes.SOURCE_RECORD;
    }

    private SameTopic.Topic topic() throws IOException {
        return new SameTopic.Topic(reading.topic().resolve(secrets), connection.properties(secrets));
    }

    private KafkaSource<SourceRecord> resolved() throws IOException {

        Properties client = connection.properties(secrets);
        // only records of committed transactions exist for a flow
        client.setProperty("isolation.level", "read_committed");
        // asking for a topic that was deleted must not bring it back, empty
        client.setProperty("allow.auto.create.topics", "false");
        KafkaSourceBuilder<SourceRecord> builder = KafkaSource.<SourceRecord>builder()
                .setProperties(client)
                .setTopics(reading.topic().resolve(secrets))
                .setGroupId(reading.group().resolve(secrets))
                .setClientIdPrefix(reading.clientId())
                .setStartingOffsets(new FixedOffsets.Starting(reading.start()))
                .setDeserializer(new ConsumerRecordReader());
        if (reading.bounded()) {
            builder.setBounded(new FixedOffsets.CommittedEnd(client));
        }
        return builder.build();
    }
}
