package io.weir.flink.connector.file;

import io.weir.flink.SinkContext;
import io.weir.record.FlowRecord;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Files as a sink of a job; apart from {@link FileSink}, so that compiling a spec loads no Flink. */
final class AttachedFiles {
    private static final String SUFFIX = ".jsonl";

    private AttachedFiles() {}

    static void to(DataStream<FlowRecord> records, FileSink.Options options, SinkContext context) {
        Path directory = new Path(FilePattern.absolute(options.path()));
        org.apache.flink.connector.file.sink.FileSink<FlowRecord> sink =
                org.apache.flink.connector.file.sink.FileSink.forRowFormat(directory, new LineEncoder())
                        .withBucketAssigner(new BasePathBucketAssigner<>())
                        .withRollingPolicy(OnCheckpointRollingPolicy.build())
                        .withOutputFileConfig(new OutputFileConfig(options.prefix(), SUFFIX))
                        .build();
        context.counted(records)
                .sinkTo(sink)
                .uid(context.placed().uid().text())
                .name(context.placed().label())
                .setParallelism(context.placed().parallelism());
    }
}
