package io.weir.flink.connector.kafka;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumStateSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * What a source's enumerator has in a checkpoint.
 *
 * @param topicId the id that the brokers gave to the topic; empty when it is not known yet
 */
record TopicState(String topicId, KafkaSourceEnumState splits) {
    /** Writes the connector's own state behind the topic's id; still reads that state alone, as it was written at first. */
    static final class Serializer implements SimpleVersionedSerializer<TopicState> {
        /** Beyond any version of the connector's own. */
        private static final int VERSION = 1_001;

        private final KafkaSourceEnumStateSerializer splits = new KafkaSourceEnumStateSerializer();

        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(TopicState state) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(state.topicId());
            out.writeInt(splits.getVersion());
            out.write(splits.serialize(state.splits()));
            return bytes.toByteArray();
        }

        @Override
        public TopicState deserialize(int version, byte[] serialized) throws IOException {
            if (version <= splits.getVersion()) {
                return new TopicState("", splits.deserialize(version, serialized));
            }
            if (version != VERSION) {
                throw new IOException("the state of a Kafka source was written by format version " + version
                        + ", this Weir knows " + VERSION);
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
            String topicId = in.readUTF();
            return new TopicState(topicId, splits.deserialize(in.readInt(), in.readAllBytes()));
        }
    }
}
