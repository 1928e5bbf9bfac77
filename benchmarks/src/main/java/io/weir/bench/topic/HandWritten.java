package io.weir.bench.topic;

import io.weir.bench.peer.Work;
import io.weir.bench.peer.WorkFunction;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a good engineer puts around the work: Flink's own connectors, object reuse, one task.
 *
 * @param checkpoints time between them
 * @param producer settings of the producers beside the broker's address
 */
public record HandWritten(DeliveryGuarantee guarantee, Duration checkpoints, Map<String, String> producer) {
    /** A job with one operator that does all of the work. */
    public TopicJob job(Supplier<Work> work) {
        return route -> {
            SingleOutputStreamOperator<byte[]> results = records(route)
                    .process(new WorkFunction(work.get()))
                    .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
            results.sinkTo(sink(route.servers(), route.output()));
            results.getSideOutput(WorkFunction.DEAD_LETTERS).sinkTo(sink(route.servers(), route.deadLetters()));
            return results.getExecutionEnvironment();
        };
    }

    /** The records of the input, in an environment of their own. */
    public DataStream<byte[]> records(Route route) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints);
        settings.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                guarantee == DeliveryGuarantee.EXACTLY_ONCE
                        ? CheckpointingMode.EXACTLY_ONCE
                        : CheckpointingMode.AT_LEAST_ONCE);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(1);
        KafkaSource<byte[]> source = KafkaSource.<byte[]>builder()
                .setBootstrapServers(route.servers())
                .setTopics(route.input())
                .setGroupId(route.run())
                .setProperty("isolation.level", "read_committed")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
                .build();
        return environment.fromSource(source, WatermarkStrategy.noWatermarks(), "records");
    }

    /** The sink of a topic. */
    public KafkaSink<byte[]> sink(String servers, String topic) {
        Properties settings = new Properties();
        settings.setProperty("bootstrap.servers", servers);
        producer.forEach(settings::setProperty);
        return KafkaSink.<byte[]>builder()
                .setKafkaProducerConfig(settings)
                .setDeliveryGuarantee(guarantee)
                .setTransactionalIdPrefix(topic)
                .setRecordSerializer(KafkaRecordSerializationSchema.<byte[]>builder()
                        .setTopic(topic)
                        .setValueSerializationSchema(new AsTheyAre())
                        .build())
                .build();
    }

    private static final class AsTheyAre implements SerializationSchema<byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public byte[] serialize(byte[] record) {
            return record;
        }
    }
}
