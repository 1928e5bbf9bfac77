package io.weir.flink.connector.file;

import io.weir.flink.SourceContext;
import io.weir.flink.SourceWatermarks;
import io.weir.flink.row.RecordTypes;
import io.weir.record.SourceRecord;
import org.apache.flink.connector.file.src.FileSource.FileSourceBuilder;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Files as a source of a job; apart from {@link FileSource}, so that compiling a spec loads no Flink. */
final class OpenedFiles {
    private OpenedFiles() {}

    static DataStream<SourceRecord> of(
            StreamExecutionEnvironment environment, FileSource.Options options, SourceContext context) {
        FilePattern pattern = FilePattern.of(options.path());
        FileSourceBuilder<SourceRecord> builder = org.apache.flink.connector.file.src.FileSource.forBulkFileFormat(
                        new LineFormat(), new Path(pattern.root()))
                .setFileEnumerator(() -> new NamedFiles(pattern))
                .setSplitAssigner(ByName::new);
        options.watch().filter(every -> !context.bounded()).ifPresent(builder::monitorContinuously);
        return environment
                .fromSource(
                        builder.build(),
                        SourceWatermarks.of(context.eventTime()),
                        context.placed().label(),
                        RecordTypes.SOURCE_RECORD)
                .uid(context.placed().uid().text())
                .setParallelism(context.placed().parallelism());
    }
}
