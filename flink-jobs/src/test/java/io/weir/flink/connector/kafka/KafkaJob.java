package io.weir.flink.connector.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.declare.Setting;
import io.weir.flink.SinkContext;
import io.weir.flink.SourceContext;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.EventTime;
import io.weir.plan.FlowIdentity;
import io.weir.plan.JobPlan;
import io.weir.plan.NodeId;
import io.weir.plan.Read;
import io.weir.plan.Uid;
import io.weir.plan.Write;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import io.weir.source.SourceSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Jobs from a topic to a topic, each record's payload as a JSON text. */
record KafkaJob(FlowIdentity flow, Guarantee guarantee, int parallelism, boolean bounded, Optional<String> savepoint) {

    static KafkaJob thatReadsToTheEnd() {
        return new KafkaJob(flowOf(UUID.randomUUID().toString()), Guarantee.EXACTLY_ONCE, 2, true, Optional.empty());
    }

    static KafkaJob thatGoesOn() {
        return new KafkaJob(flowOf(UUID.randomUUID().toString()), Guarantee.EXACTLY_ONCE, 2, false, Optional.empty());
    }

    KafkaJob resumedAt(String path, int tasks) {
        return new KafkaJob(flow, guarantee, tasks, bounded, Optional.of(path));
    }

    KafkaJob thatEnds() {
        return new KafkaJob(flow, guarantee, parallelism, true, savepoint);
    }

    KafkaJob thatPromises(Guarantee other) {
        return new KafkaJob(flow, other, parallelism, bounded, savepoint);
    }

    private static FlowIdentity flowOf(String name) {
        return new FlowIdentity("default", name, "0000000000000000");
    }

    StreamExecutionEnvironment environment() {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(TaskManagerOptions.NUM_TASK_SLOTS, 4);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
        savepoint.ifPresent(path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        if (delivery().checkpoints()) {
            environment.enableCheckpointing(100);
        }
        return environment;
    }

    DataStream<SourceRecord> read(StreamExecutionEnvironment environment, KafkaSource.Options options) {
        Read node = new Read(new NodeId("source"), new Read.Use<>(new KafkaSource(), options), SourceSpan.START);
        EventTime time = new EventTime(Optional.empty(), Duration.ZERO, Duration.ofSeconds(30));
        return new KafkaSource()
                .open(environment, options, new SourceContext(flow, placed(node), delivery(), time, bounded));
    }

    /** Writes payloads as JSON texts. */
    Optional<DataStream<DeadLetter>> write(
            DataStream<SourceRecord> records, MapFunction<SourceRecord, FlowRecord> step, KafkaSink.Options options) {
        return write(records.map(step).returns(RecordTypes.FLOW_RECORD), Write.Role.MAIN, options);
    }

    Optional<DataStream<DeadLetter>> write(DataStream<FlowRecord> records, Write.Role role, KafkaSink.Options options) {
        NodeId id = new NodeId("sink");
        Write node = new Write(
                id,
                List.of(new NodeId("source")),
                role,
                -1,
                new Write.Use<>(new KafkaSink(), options),
                SourceSpan.START);
        return new KafkaSink().attach(records, options, new SinkContext(flow, placed(node), delivery(), role));
    }

    private JobPlan.Placed placed(io.weir.plan.Node node) {
        return new JobPlan.Placed(
                node, Uid.of(flow.name(), node.id().text()), node.id().text(), parallelism);
    }

    private Delivery delivery() {
        return new Delivery(guarantee, Duration.ofMillis(100), Duration.ofMinutes(2));
    }

    static KafkaSource.Options from(String topic) {
        return from(
                List.of(Setting.literal(SharedBroker.bootstrapServers())), Setting.literal(topic), Optional.empty());
    }

    static KafkaSource.Options from(List<Setting> brokers, Setting topic, Optional<Sasl> sasl) {
        return new KafkaSource.Options(
                brokers,
                topic,
                Setting.literal("dataflow-operator"),
                Optional.empty(),
                sasl,
                Optional.empty(),
                KafkaSource.Format.JSON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                KafkaSource.StartFrom.EARLIEST,
                Optional.empty());
    }

    static KafkaSink.Options to(String topic) {
        return to(List.of(Setting.literal(SharedBroker.bootstrapServers())), Setting.literal(topic), Optional.empty());
    }

    static KafkaSink.Options to(String topic, Duration transactionTimeout) {
        KafkaSink.Options usual = to(topic);
        return new KafkaSink.Options(
                usual.brokers(),
                usual.topic(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                usual.maxRecordSize(),
                transactionTimeout,
                false);
    }

    static KafkaSink.Options to(List<Setting> brokers, Setting topic, Optional<Sasl> sasl) {
        return new KafkaSink.Options(
                brokers, topic, Optional.empty(), sasl, Optional.empty(), 1_048_576, Duration.ofMinutes(15), false);
    }

    static FlowRecord asText(SourceRecord origin) {
        byte[] payload = origin.payload();
        return FlowRecord.of(origin, new Value.Text(payload == null ? "" : new String(payload, UTF_8)));
    }
}
