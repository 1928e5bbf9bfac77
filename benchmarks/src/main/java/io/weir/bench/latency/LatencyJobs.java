package io.weir.bench.latency;

import io.weir.bench.engine.Flows;
import io.weir.bench.peer.JacksonTree;
import io.weir.bench.peer.WorkFunction;
import io.weir.bench.pipeline.Pipeline;
import io.weir.flink.lower.FlinkSettings;
import io.weir.flink.lower.FlowLowering;
import io.weir.flink.lower.LoweringOptions;
import io.weir.plan.JobPlan;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
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
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The jobs whose latency is measured. */
final class LatencyJobs {
    private static final String TRANSACTION_TIMEOUT_MS = "600000";

    private LatencyJobs() {}

    /** Weir: the spec compiled and lowered by the product. */
    static LatencyContestant.Job weir(Profile profile) {
        return topics -> {
            JobPlan plan = Flows.compile("""
                {"source": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%2$s"}},
                 "transformations": %5$s,
                 "sink": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%3$s"}},
                 "errors": {"type": "kafka", "config": {"brokers": ["%1$s"], "topic": "%4$s"}},
                 "delivery": {"guarantee": "%6$s", "profile": "low-latency"}}
                """.formatted(
                            topics.servers(),
                            topics.input(),
                            topics.output(),
                            topics.deadLetters(),
                            Pipeline.transformations(),
                            profile.guarantee()));
            StreamExecutionEnvironment environment =
                    StreamExecutionEnvironment.getExecutionEnvironment(FlinkSettings.of(plan));
            environment.setParallelism(1);
            FlowLowering.lower(plan, environment, LoweringOptions.AS_PLANNED);
            return environment;
        };
    }

    /** One operator over a Jackson tree between Flink's own connectors, whose producer does not linger. */
    static LatencyContestant.Job handWritten(Profile profile) {
        return topics -> {
            Configuration settings = new Configuration();
            settings.set(PipelineOptions.OBJECT_REUSE, true);
            settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, profile.checkpoints());
            settings.set(
                    CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                    profile == Profile.EXACTLY_ONCE ? CheckpointingMode.EXACTLY_ONCE : CheckpointingMode.AT_LEAST_ONCE);
            StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
            environment.setParallelism(1);
            KafkaSource<byte[]> source = KafkaSource.<byte[]>builder()
                    .setBootstrapServers(topics.servers())
                    .setTopics(topics.input())
                    .setGroupId(topics.output())
                    .setStartingOffsets(OffsetsInitializer.earliest())
                    .setDeserializer(KafkaRecordDeserializationSchema.valueOnly(ByteArrayDeserializer.class))
                    .build();
            SingleOutputStreamOperator<byte[]> results = environment
                    .fromSource(source, WatermarkStrategy.noWatermarks(), "records")
                    .process(new WorkFunction(new JacksonTree()))
                    .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
            results.sinkTo(sink(topics, topics.output(), profile));
            results.getSideOutput(WorkFunction.DEAD_LETTERS).sinkTo(sink(topics, topics.deadLetters(), profile));
            return environment;
        };
    }

    private static KafkaSink<byte[]> sink(Topics topics, String topic, Profile profile) {
        Properties producer = new Properties();
        producer.setProperty("bootstrap.servers", topics.servers());
        producer.setProperty("acks", "all");
        producer.setProperty("linger.ms", "0");
        producer.setProperty("transaction.timeout.ms", TRANSACTION_TIMEOUT_MS);
        return KafkaSink.<byte[]>builder()
                .setKafkaProducerConfig(producer)
                .setDeliveryGuarantee(
                        profile == Profile.EXACTLY_ONCE
                                ? DeliveryGuarantee.EXACTLY_ONCE
                                : DeliveryGuarantee.AT_LEAST_ONCE)
                .setTransactionalIdPrefix(topic)
                .setRecordSerializer(KafkaRecordSerializationSchema.<byte[]>builder()
                        .setTopic(topic)
                        .setValueSerializationSchema(bytes -> bytes)
                        .build())
                .build();
    }
}
