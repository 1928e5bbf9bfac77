package io.weir.flink;

import io.weir.component.Source;
import io.weir.record.DeadLetter;
import io.weir.record.SourceRecord;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A source that Flink can run. It emits bytes and coordinates and never throws on content.
 *
 * @param <O> its options
 */
public interface FlinkSource<O extends java.lang.Record> extends Source<O> {
    /** Adds the source to the job, with uid, name and parallelism of the context and event time as watermarks. */
    DataStream<SourceRecord> open(StreamExecutionEnvironment environment, O options, SourceContext context);

    /**
     * What the source itself has for the errors sink; nothing for one that only reads.
     *
     * @param opened what {@link #open} returned
     */
    default Optional<DataStream<DeadLetter>> letters(DataStream<SourceRecord> opened) {
        return Optional.empty();
    }
}
