package io.weir.bench.dedup;

import io.weir.bench.engine.EmbeddedFlink;
import io.weir.bench.engine.Rendezvous;
import io.weir.bench.engine.TimedRecords;
import io.weir.bench.harness.Contestant;
import io.weir.bench.harness.Sample;
import io.weir.flink.operator.KeyFunction;
import io.weir.flink.operator.RememberOperator;
import io.weir.flink.operator.SinkNames;
import io.weir.flink.operator.Stage;
import io.weir.flink.row.KeyedRecord;
import io.weir.flink.row.RecordTypes;
import io.weir.record.FlowRecord;
import io.weir.record.Path;
import io.weir.udf.builtin.Deduplicate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * A Flink job that lets each key pass once.
 *
 * @param backend the state backend, as Flink calls it
 * @param shuffled whether the records take the way to the task of their key
 */
record DedupContestant(String name, Memory memory, String backend, boolean shuffled) implements Contestant {
    private static final Deduplicate.Options OPTIONS =
            new Deduplicate.Options(List.of(Path.of("id")), FirstOfKey.WITHIN, false);
    private static final MemorySize STATE = MemorySize.ofMebiBytes(256);
    private static final Stage STAGE = new Stage("deduplicate", new SinkNames("sink", List.of()));

    @Override
    public String tuning() {
        return memory.tuning + "; object reuse, state backend " + backend + ", no checkpoints";
    }

    @Override
    public boolean gives(String line) {
        return memory != Memory.NONE;
    }

    @Override
    public Prepared prepare(java.nio.file.Path work) throws Exception {
        EmbeddedFlink cluster = EmbeddedFlink.start(1, work, STATE);
        return new Running(this, cluster);
    }

    private StreamExecutionEnvironment environment() {
        Configuration settings = new Configuration();
        settings.set(StateBackendOptions.STATE_BACKEND, backend);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        return StreamExecutionEnvironment.createLocalEnvironment(1, settings);
    }

    private DataStream<FlowRecord> passed(StreamExecutionEnvironment environment, Rendezvous run) {
        DataStream<FlowRecord> all = environment.fromSource(
                new DataGeneratorSource<>(
                        new TimedRecords<>(run.id(), () -> NumberedRecords::record),
                        run.records(),
                        RecordTypes.FLOW_RECORD),
                WatermarkStrategy.<FlowRecord>forMonotonousTimestamps()
                        .withTimestampAssigner((record, before) -> record.eventTime()),
                "records",
                RecordTypes.FLOW_RECORD);
        return switch (memory) {
            case FINGERPRINTS -> weir(all);
            case VALUE_STATE -> byKey(all).process(new FirstOfKey(), RecordTypes.FLOW_RECORD);
            case NONE -> byKey(all).process(new EachOfKey(), RecordTypes.FLOW_RECORD);
        };
    }

    private DataStream<FlowRecord> weir(DataStream<FlowRecord> all) {
        DataStream<KeyedRecord> keyed =
                all.process(new KeyFunction<>(new Deduplicate(), OPTIONS, STAGE), RecordTypes.KEYED_RECORD);
        var byKey = shuffled
                ? keyed.keyBy(KeyedRecord::key, RecordTypes.FINGERPRINT)
                : DataStreamUtils.reinterpretAsKeyedStream(keyed, KeyedRecord::key, RecordTypes.FINGERPRINT);
        return byKey.transform(
                "deduplicate", RecordTypes.FLOW_RECORD, new RememberOperator<>(new Deduplicate(), OPTIONS, STAGE));
    }

    private KeyedStream<FlowRecord, String> byKey(DataStream<FlowRecord> all) {
        return shuffled
                ? all.keyBy(NumberedRecords::id, Types.STRING)
                : DataStreamUtils.reinterpretAsKeyedStream(all, NumberedRecords::id, Types.STRING);
    }

    /** How keys are remembered. */
    enum Memory {
        FINGERPRINTS("the operators of a compiled flow"),
        VALUE_STATE("one ValueState per key with TTL, written once and never updated on read"),
        NONE("nothing is remembered, and all records pass");

        private final String tuning;

        Memory(String tuning) {
            this.tuning = tuning;
        }
    }

    private record Running(DedupContestant contestant, EmbeddedFlink cluster) implements Prepared {
        @Override
        public void output(long records, Consumer<String> lines) throws Exception {
            if (contestant.memory == Memory.NONE) {
                return;
            }
            StreamExecutionEnvironment environment = contestant.environment();
            try (Rendezvous run = Rendezvous.timed(records)) {
                DataStream<String> ids = contestant
                        .passed(environment, run)
                        .map(NumberedRecords::id)
                        .returns(Types.STRING);
                ids.executeAndCollect(Math.toIntExact(records)).forEach(lines);
            }
        }

        @Override
        public Sample run(long records) throws Exception {
            StreamExecutionEnvironment environment = contestant.environment();
            try (Rendezvous run = Rendezvous.timed(records)) {
                contestant.passed(environment, run).sinkTo(new DiscardingSink<>());
                cluster.run(environment);
                return run.sample();
            }
        }

        @Override
        public void close() {
            cluster.close();
        }
    }
}
