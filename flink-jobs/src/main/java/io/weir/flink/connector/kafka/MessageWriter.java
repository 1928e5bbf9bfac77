package io.weir.flink.connector.kafka;

import io.weir.record.SourceRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Addresses a finished message to a topic. */
final class MessageWriter implements KafkaRecordSerializationSchema<SourceRecord> {
    private static final long serialVersionUID = 1L;

    private final String topic;

    MessageWriter(String topic) {
        this.topic = topic;
    }

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            SourceRecord message, KafkaSinkContext context, @Nullable Long timestamp) {
        Long time = message.eventTime() == SourceRecord.NO_TIME ? null : message.eventTime();
        return new ProducerRecord<>(topic, null, time, message.key(), message.payload());
    }
}
