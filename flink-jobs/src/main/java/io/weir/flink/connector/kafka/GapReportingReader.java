package io.weir.flink.connector.kafka;

import io.weir.record.SourceRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.util.ExceptionUtils;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;

/**
 * A reader that says what it means when the topic no longer holds the next offset: records were deleted before the flow
 * read them. Going on at another offset would lose them without a word.
 */
@SuppressWarnings("try") // close() declares what the interface declares
final class GapReportingReader implements SourceReader<SourceRecord, KafkaPartitionSplit> {
    /** Records that are passed on before the task looks for other work: looking costs about as much as passing one on. */
    private static final int AT_ONCE = 16;

    private final SourceReader<SourceRecord, KafkaPartitionSplit> reader;

    GapReportingReader(SourceReader<SourceRecord, KafkaPartitionSplit> reader) {
        this.reader = reader;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<SourceRecord> output) throws Exception {
        try {
            InputStatus status = reader.pollNext(output);
            for (int more = 1; more < AT_ONCE && status == InputStatus.MORE_AVAILABLE; more++) {
                status = reader.pollNext(output);
            }
            return status;
        } catch (Exception e) {
            throw ExceptionUtils.findThrowable(e, OffsetOutOfRangeException.class)
                    .<Exception>map(GapReportingReader::gap)
                    .orElse(e);
        }
    }

    private static IOException gap(OffsetOutOfRangeException cause) {
        StringBuilder message = new StringBuilder();
        cause.offsetOutOfRangePartitions()
                .forEach((partition, offset) -> message.append("SOURCE_GAP(topic ")
                        .append(partition.topic())
                        .append(", partition ")
                        .append(partition.partition())
                        .append(", offset ")
                        .append(offset)
                        .append("): "));
        return new IOException(
                message.append("the topic no longer holds the record that the flow has to read next")
                        .toString(),
                cause);
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        return reader.snapshotState(checkpointId);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return reader.isAvailable();
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        reader.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent sourceEvent) {
        reader.handleSourceEvents(sourceEvent);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        reader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {
        reader.pauseOrResumeSplits(splitsToPause, splitsToResume);
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }
}
