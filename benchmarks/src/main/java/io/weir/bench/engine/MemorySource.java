package io.weir.bench.engine;

import io.weir.bench.pipeline.Corpus;
import io.weir.bench.pipeline.CorpusCase;
import io.weir.declare.Doc;
import io.weir.flink.FlinkSource;
import io.weir.flink.SourceContext;
import io.weir.flink.SourceWatermarks;
import io.weir.flink.row.RecordTypes;
import io.weir.record.Coordinates;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A source of Weir that gives a corpus from memory, so that a flow can be measured without a broker. */
public final class MemorySource implements FlinkSource<MemorySource.Options> {
    private static final long serialVersionUID = 1L;

    /** The options of the source. */
    public record Options(
            @Doc("The run that it is for.") String run,
            @Doc("The variant of the records.") String corpus) {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String summary() {
        return "Gives the records of a benchmark.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public boolean bounded(Options options) {
        return true;
    }

    @Override
    public String target(Options options) {
        return "memory " + options.corpus();
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        return Map.of("corpus", options.corpus());
    }

    @Override
    public DataStream<SourceRecord> open(
            StreamExecutionEnvironment environment, Options options, SourceContext context) {
        long records = Rendezvous.at(options.run()).records();
        TimedRecords<SourceRecord> generator = new TimedRecords<>(
                options.run(), new MemoryRecords<>(CorpusCase.named(options.corpus()), MemorySource::record));
        return environment
                .fromSource(
                        new DataGeneratorSource<>(generator, records, RecordTypes.SOURCE_RECORD),
                        SourceWatermarks.of(context.eventTime()),
                        context.placed().label(),
                        RecordTypes.SOURCE_RECORD)
                .uid(context.placed().uid().text())
                .setParallelism(context.placed().parallelism());
    }

    private static SourceRecord record(byte[] payload, long position) {
        Coordinates at = new Coordinates("memory", 0, position);
        return new SourceRecord(payload, null, List.of(), at, Corpus.time(position), Operation.INSERT);
    }
}
