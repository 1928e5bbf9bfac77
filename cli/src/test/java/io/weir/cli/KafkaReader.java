package io.weir.cli;

import io.weir.dev.KafkaTopics;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Value;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Committed records of a topic, as JSON. */
record KafkaReader(KafkaTopics topics) {
    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /** How many records a reader of committed records sees now. */
    long count(String topic) {
        return topics.committed(topic, TIMEOUT).size();
    }

    /** The field {@code id} of each record, sorted, with repetitions. */
    List<String> ids(String topic) {
        return topics.committed(topic, TIMEOUT).stream()
                .map(KafkaReader::id)
                .sorted()
                .toList();
    }

    private static String id(ConsumerRecord<byte[], byte[]> letter) {
        try {
            Value.Struct struct = (Value.Struct) JsonReader.STANDARD.read(letter.value());
            return ((Value.Text)
                            java.util.Objects.requireNonNull(struct.fields().get("id")))
                    .text();
        } catch (JsonRejected broken) {
            throw new AssertionError("not JSON at offset " + letter.offset(), broken);
        }
    }
}
