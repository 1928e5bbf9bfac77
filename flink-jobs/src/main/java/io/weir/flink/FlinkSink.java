package io.weir.flink;

import io.weir.component.Sink;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A sink that Flink can run.
 *
 * @param <O> its options
 */
public interface FlinkSink<O extends java.lang.Record> extends Sink<O> {
    /**
     * Whether {@link #attach} takes dead letters among the records and gives them back with its own. Then those of the step
     * before it come that way: one stream of letters instead of two is what lets Flink run the whole flow in one chain.
     */
    default boolean relaysLetters() {
        return false;
    }

    /**
     * Adds the sink to the job. It counts every record that it takes over as {@code out}, in checkpointed state.
     *
     * @return the records that the target refuses; empty when it cannot refuse any
     */
    Optional<DataStream<DeadLetter>> attach(DataStream<FlowRecord> records, O options, SinkContext context);

    /**
     * What is committed in the target, to read dead letters back; empty when the target cannot be read, and then letters in it
     * cannot be listed or replayed.
     */
    Optional<LetterStore> letters(O options, TaskSecrets secrets);
}
