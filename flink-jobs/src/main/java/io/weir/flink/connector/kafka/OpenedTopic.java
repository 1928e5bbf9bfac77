package io.weir.flink.connector.kafka;

import io.weir.flink.SourceContext;
import io.weir.flink.SourceWatermarks;
import io.weir.flink.TaskSecrets;
import io.weir.record.SourceRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A topic as the source of a job; apart from {@link KafkaSource}, so that compiling a spec loads no Flink. */
final class OpenedTopic {
    private OpenedTopic() {}

    static DataStream<SourceRecord> of(
            StreamExecutionEnvironment environment, KafkaSource.Options options, SourceContext context) {
        Connection connection =
                Connection.of(options.brokers(), options.securityProtocol(), options.tls(), options.sasl());
        TopicSource source = new TopicSource(
                connection,
                new TopicSource.Reading(
                        options.topic(),
                        options.consumerGroup(),
                        options.start(),
                        context.bounded(),
                        clientId(context)),
                TaskSecrets.of(context.flow()));
        return environment
                .fromSource(
                        source,
                        SourceWatermarks.of(context.eventTime()),
                        context.placed().label())
                .setParallelism(context.placed().parallelism())
                .uid(context.placed().uid().text());
    }

    private static String clientId(SourceContext context) {
        return ("weir-" + context.placed().uid().name()).replaceAll("[^A-Za-z0-9._-]", "-");
    }
}
