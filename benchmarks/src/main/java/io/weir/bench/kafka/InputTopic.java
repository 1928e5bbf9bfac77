package io.weir.bench.kafka;

import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.dev.KafkaTopics;
import io.weir.dev.ServiceException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The records of a variant in a topic, which all contestants read. */
final class InputTopic {
    private InputTopic() {}

    /** The name of a topic with so many records; it is made and filled by whoever needs it first. */
    static String filled(String servers, CorpusCase variant, long records) {
        String topic = "in-" + variant.name().replaceAll("[^a-z0-9]+", "-") + records;
        KafkaTopics topics = new KafkaTopics(servers);
        try {
            topics.create(topic, 1);
        } catch (ServiceException there) {
            if (topics.endOffset(topic) == records) {
                return topic;
            }
            throw there;
        }
        byte[][] corpus = Corpus.of(variant);
        topics.send(LongStream.range(0, records)
                .mapToObj(position -> new ProducerRecord<byte[], byte[]>(
                        topic, 0, Corpus.time(position), null, corpus[(int) (position % corpus.length)]))
                .iterator());
        return topic;
    }
}
