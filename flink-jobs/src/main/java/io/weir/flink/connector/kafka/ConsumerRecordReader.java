package io.weir.flink.connector.kafka;

import io.weir.flink.row.RecordTypes;
import io.weir.record.Coordinates;
import io.weir.record.Header;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Takes over a Kafka record as it is. Content is not looked at, so no content can fail here. */
final class ConsumerRecordReader implements KafkaRecordDeserializationSchema<SourceRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<SourceRecord> out) {
        out.collect(new SourceRecord(
                message.value(),
                message.key(),
                headers(message),
                new Coordinates(message.topic(), message.partition(), message.offset()),
                time(message),
                Operation.INSERT));
    }

    @Override
    public TypeInformation<SourceRecord> getProducedType() {
        return RecordTypes.SOURCE_RECORD;
    }

    private static long time(ConsumerRecord<byte[], byte[]> message) {
        boolean known = message.timestampType() != TimestampType.NO_TIMESTAMP_TYPE && message.timestamp() >= 0;
        return known ? message.timestamp() : SourceRecord.NO_TIME;
    }

    private static List<Header> headers(ConsumerRecord<byte[], byte[]> message) {
        org.apache.kafka.common.header.Header[] given = message.headers().toArray();
        if (given.length == 0) {
            return List.of();
        }
        List<Header> headers = new ArrayList<>(given.length);
        for (org.apache.kafka.common.header.Header header : given) {
            headers.add(new Header(header.key(), header.value()));
        }
        return headers;
    }
}
