package io.weir.bench.kafka;

import io.weir.bench.engine.Flows;
import io.weir.bench.peer.FlinkSql;
import io.weir.bench.peer.Work;
import io.weir.bench.peer.WorkFunction;
import io.weir.bench.pipeline.CorpusCase.Shape;
import io.weir.bench.pipeline.Pipeline;
import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.plan.JobPlan;
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

/** The jobs that are measured. */
final class KafkaJobs {
    private KafkaJobs() {}

    /** Weir: the spec compiled and lowered by the product. */
    static StreamExecutionEnvironment weir(Route route) {
        JobPlan plan = Flows.compile("""
            {"source": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%2$s", "consumerGroup": "%5$s"}},
             "transformations": %6$s,
             "sink": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%3$s"}},
             "errors": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%4$s"}},
             "delivery": {"guarantee": "at-least-once", "checkpointInterval": "1s"}}
            """.formatted(
                        route.servers(),
                        route.input(),
                        route.output(),
                        route.deadLetters(),
                        route.run(),
                        Pipeline.transformations()));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(plan));
        environment.setParallelism(1);
        FlowLowering.lower(plan, environment, LoweringOptions.AS_PLANNED);
        return environment;
    }

    /** One operator that does all of it, between Flink's own connectors. */
    static FlinkEngine.Job one(Supplier<Work> work) {
        return route -> {
            SingleOutputStreamOperator<byte[]> results = source(route)
                    .process(new WorkFunction(work.get()))
                    .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
            results.sinkTo(sink(route.servers(), route.output()));
            results.getSideOutput(WorkFunction.DEAD_LETTERS).sinkTo(sink(route.servers(), route.deadLetters()));
            return results.getExecutionEnvironment();
        };
    }

    /** A query between Flink's own connectors. */
    static FlinkEngine.Job sql(Shape shape) {
        return route -> {
            DataStream<byte[]> results = FlinkSql.of(source(route), shape);
            results.sinkTo(sink(route.servers(), route.output()));
            return results.getExecutionEnvironment();
        };
    }

    private static DataStream<byte[]> source(Route route) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, java.time.Duration.ofMillis(Tuning.COMMIT_MILLIS));
        settings.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.AT_LEAST_ONCE);
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

    private static KafkaSink<byte[]> sink(String servers, String topic) {
        return KafkaSink.<byte[]>builder()
                .setKafkaProducerConfig(Tuning.producer(servers))
                .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
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
