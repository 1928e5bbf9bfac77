package io.weir.bench.transform;

import io.weir.bench.engine.EndOfFlow;
import io.weir.bench.engine.Flows;
import io.weir.bench.engine.MemoryRecords;
import io.weir.bench.engine.Rendezvous;
import io.weir.bench.engine.TimedRecords;
import io.weir.bench.peer.FlinkSql;
import io.weir.bench.peer.SixOperators;
import io.weir.bench.peer.Work;
import io.weir.bench.peer.WorkFunction;
import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.bench.pipeline.Pipeline;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The jobs that are measured.
 *
 * @param variant the records
 */
record Jobs(CorpusCase variant) {
    /** Weir: the spec compiled and lowered by the product. */
    StreamExecutionEnvironment weir(Rendezvous run) {
        return weir(run, Pipeline.transformations());
    }

    /** Weir without a transformation: read, decoded, counted and written. */
    StreamExecutionEnvironment passing(Rendezvous run) {
        return weir(run, "[]");
    }

    private StreamExecutionEnvironment weir(Rendezvous run, String transformations) {
        return Flows.job("""
            {"source": {"type": "memory", "config": {"run": "%s", "corpus": "%s"}},
             "transformations": %s,
             "sink": {"type": "discard", "config": {"run": "%s"}},
             "errors": {"type": "discard", "config": {"run": "%s"}},
             "delivery": {"guarantee": "at-most-once"}}
            """.formatted(run.id(), variant.name(), transformations, run.id(), run.id()));
    }

    /** One operator that does all of it. */
    FlinkContestant.Job one(java.util.function.Supplier<Work> work) {
        return run -> {
            SingleOutputStreamOperator<byte[]> results = source(run)
                    .process(new WorkFunction(work.get()))
                    .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
            return end(results, results.getSideOutput(WorkFunction.DEAD_LETTERS), run);
        };
    }

    /** An operator for each step. */
    StreamExecutionEnvironment six(Rendezvous run) {
        SixOperators.Streams results = SixOperators.of(source(run));
        return end(results.records(), results.deadLetters(), run);
    }

    /** A query. */
    StreamExecutionEnvironment sql(Rendezvous run) {
        DataStream<byte[]> results = FlinkSql.of(source(run), variant.shape());
        results.sinkTo(EndOfFlow.records(run.id()));
        return results.getExecutionEnvironment();
    }

    /** Nothing at all: what the source, the chain and the sink cost. */
    StreamExecutionEnvironment floor(Rendezvous run) {
        DataStream<byte[]> results = source(run);
        results.sinkTo(EndOfFlow.records(run.id()));
        return results.getExecutionEnvironment();
    }

    private static StreamExecutionEnvironment end(
            DataStream<byte[]> records, DataStream<byte[]> deadLetters, Rendezvous run) {
        records.sinkTo(EndOfFlow.records(run.id()));
        deadLetters.sinkTo(EndOfFlow.deadLetters(run.id()));
        return records.getExecutionEnvironment();
    }

    /** The records for the peers: one task, object reuse on, no checkpoints. */
    private DataStream<byte[]> source(Rendezvous run) {
        Configuration settings = new Configuration();
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(settings);
        environment.setParallelism(1);
        TimedRecords<byte[]> generator =
                new TimedRecords<>(run.id(), new MemoryRecords<>(variant, (payload, position) -> payload));
        WatermarkStrategy<byte[]> times =
                WatermarkStrategy.<byte[]>noWatermarks().withTimestampAssigner(context -> new InOrder());
        return environment.fromSource(
                new DataGeneratorSource<>(
                        generator, run.records(), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO),
                times,
                "records",
                PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    }

    /** The time of a record by its place in the stream, which has one task. */
    private static final class InOrder implements TimestampAssigner<byte[]> {
        private long position;

        @Override
        public long extractTimestamp(byte[] record, long unknown) {
            return Corpus.time(position++);
        }
    }
}
