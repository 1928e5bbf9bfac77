package io.weir.bench.start;

import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** A filter from file to file, as a job's main class in the manner of Flink's own examples. */
final class PlainJob {
    private PlainJob() {}

    /** {@code INPUT OUTPUT} */
    public static void main(String[] arguments) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(1);
        environment.enableCheckpointing(10_000);
        FileSource<String> source = FileSource.forRecordStreamFormat(new TextLineInputFormat(), path(arguments[0]))
                .build();
        FileSink<String> sink = FileSink.forRowFormat(path(arguments[1]), new SimpleStringEncoder<String>())
                .withBucketAssigner(new BasePathBucketAssigner<>())
                .withRollingPolicy(OnCheckpointRollingPolicy.build())
                .build();
        environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "source")
                .filter(line -> line.contains("\"paid\""))
                .sinkTo(sink);
        environment.execute("plain");
        System.exit(0);
    }

    private static org.apache.flink.core.fs.Path path(String file) {
        return org.apache.flink.core.fs.Path.fromLocalFile(Path.of(file).toFile());
    }
}
