package io.weir.bench.kafka;

import io.weir.bench.peer.JacksonTree;
import io.weir.bench.peer.Work;
import io.weir.bench.topic.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** Kafka Streams with one thread, around the hand-written work over a Jackson tree. */
record StreamsEngine() implements Engine {
    @Override
    public Started start(Path work) {
        return new Ready(work);
    }

    private record Ready(Path work) implements Started {
        @Override
        public Run run(Route route) {
            KafkaStreams streams = new KafkaStreams(topology(route), settings(route, work));
            streams.start();
            return streams::close;
        }

        @Override
        public void close() {}
    }

    private static Topology topology(Route route) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        return new Topology()
                .addSource("records", new ByteArrayDeserializer(), new ByteArrayDeserializer(), route.input())
                .addProcessor("work", WorkProcessor::new, "records")
                .addSink(WorkProcessor.RESULTS, route.output(), bytes, bytes, "work")
                .addSink(WorkProcessor.DEAD_LETTERS, route.deadLetters(), bytes, bytes, "work");
    }

    private static Properties settings(Route route, Path work) {
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", route.servers());
        settings.setProperty("application.id", route.run());
        settings.setProperty("state.dir", work.resolve("streams").toString());
        settings.setProperty("num.stream.threads", "1");
        settings.setProperty("commit.interval.ms", String.valueOf(Tuning.COMMIT_MILLIS));
        settings.setProperty("producer.linger.ms", Tuning.LINGER_MS);
        settings.setProperty("producer.batch.size", Tuning.BATCH_SIZE);
        settings.setProperty("consumer.auto.offset.reset", "earliest");
        return settings;
    }

    private static final class WorkProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        static final String RESULTS = "results";
        static final String DEAD_LETTERS = "dead-letters";

        private final Work work = opened();

        private static Work opened() {
            JacksonTree tree = new JacksonTree();
            tree.open();
            return tree;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            byte[] result;
            try {
                result = work.apply(record.value(), record.timestamp());
            } catch (IOException malformed) {
                context().forward(record, DEAD_LETTERS);
                return;
            }
            if (result != null) {
                context().forward(record.withValue(result), RESULTS);
            }
        }
    }
}
