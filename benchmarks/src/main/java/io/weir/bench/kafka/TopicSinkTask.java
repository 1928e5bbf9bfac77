package io.weir.bench.kafka;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON, with Connect's own converter, and flushes before offsets are committed. */
public final class TopicSinkTask extends SinkTask {
    private final JsonConverter converter = new JsonConverter();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private @Nullable Producer<byte[], byte[]> producer;
    private String topic = "";

    @Override
    public void start(Map<String, String> settings) {
        converter.configure(Map.of("schemas.enable", "false"), false);
        topic = requireNonNull(settings.get(TopicSinkConnector.TOPIC));
        producer = new KafkaProducer<>(
                Tuning.producer(requireNonNull(settings.get(TopicSinkConnector.SERVERS))),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        for (SinkRecord record : records) {
            byte[] value = converter.fromConnectData(topic, record.valueSchema(), record.value());
            // the callback sees every failure; waiting for each record would send one at a time
            Future<RecordMetadata> unused = requireNonNull(producer)
                    .send(new ProducerRecord<>(topic, value), (position, refused) -> {
                        if (refused != null) {
                            failure.compareAndSet(null, refused);
                        }
                    });
        }
    }

    @Override
    public void flush(Map<TopicPartition, OffsetAndMetadata> offsets) {
        requireNonNull(producer).flush();
        Exception refused = failure.get();
        if (refused != null) {
            throw new ConnectException("Kafka refused a record", refused);
        }
    }

    @Override
    public void stop() {
        if (producer != null) {
            producer.close();
        }
    }

    @Override
    public String version() {
        return "1";
    }
}
