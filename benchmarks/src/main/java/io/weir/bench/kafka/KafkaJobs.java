package io.weir.bench.kafka;

import io.weir.bench.peer.FlinkSql;
import io.weir.bench.peer.Work;
import io.weir.bench.pipeline.CorpusCase.Shape;
import io.weir.bench.topic.HandWritten;
import io.weir.bench.topic.TopicJob;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The jobs that are measured. */
final class KafkaJobs {
    private static final HandWritten BY_HAND =
            new HandWritten(DeliveryGuarantee.AT_LEAST_ONCE, Duration.ofMillis(Tuning.COMMIT_MILLIS), Tuning.PRODUCER);

    private KafkaJobs() {}

    /** Weir: the spec compiled and lowered by the product. */
    static TopicJob weir() {
        return TopicJob.weir(
                "{\"guarantee\": \"at-least-once\", \"checkpointInterval\": \"" + Tuning.COMMIT_MILLIS + "ms\"}");
    }

    /** One operator that does all of it, between Flink's own connectors. */
    static TopicJob one(Supplier<Work> work) {
        return BY_HAND.job(work);
    }

    /** A query between Flink's own connectors. */
    static TopicJob sql(Shape shape) {
        return route -> {
            DataStream<byte[]> results = FlinkSql.of(BY_HAND.records(route), shape);
            results.sinkTo(BY_HAND.sink(route.servers(), route.output()));
            return results.getExecutionEnvironment();
        };
    }
}
