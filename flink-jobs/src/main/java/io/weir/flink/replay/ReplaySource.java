package io.weir.flink.replay;

import io.weir.declare.Doc;
import io.weir.flink.FlinkSource;
import io.weir.flink.SourceContext;
import io.weir.flink.connector.file.FileFormat;
import io.weir.flink.connector.file.FileSource;
import io.weir.flink.operator.Outputs;
import io.weir.flink.row.RecordTypes;
import io.weir.record.DeadLetter;
import io.weir.record.SourceRecord;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads the records of selected dead letters, and marks the letters. Its position in the file is part of every checkpoint. */
final class ReplaySource implements FlinkSource<ReplaySource.Options> {
    private static final long serialVersionUID = 1L;

    /** What is replayed; no spec can say it. */
    @Doc("Selection of dead letters.")
    record Options(
            @Doc("File of the selection.") String selection,

            @Doc("File that tells that something may be committed.")
            String committed) {}

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String summary() {
        return "Reads the records of selected dead letters.";
    }

    @Override
    public Map<String, String> stateIdentity(Options options) {
        return Map.of("selection", options.selection());
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
    public boolean parallel(Options options) {
        return false;
    }

    @Override
    public String target(Options options) {
        return "dead letters";
    }

    @Override
    public DataStream<SourceRecord> open(
            StreamExecutionEnvironment environment, Options options, SourceContext context) {
        FileSource.Options file = new FileSource.Options(options.selection(), FileFormat.JSON, Optional.empty());
        return new FileSource()
                .open(environment, file, context)
                .process(new ReplayFunction(options.committed()), RecordTypes.SOURCE_RECORD)
                .uid(context.placed().uid() + "/letter")
                .name("records of letters")
                .setParallelism(context.placed().parallelism());
    }

    @Override
    public Optional<DataStream<DeadLetter>> letters(DataStream<SourceRecord> opened) {
        if (opened instanceof SingleOutputStreamOperator<SourceRecord> records) {
            return Optional.of(records.getSideOutput(Outputs.DEAD_LETTERS));
        }
        throw new IllegalArgumentException("not a stream that this source opened");
    }
}
