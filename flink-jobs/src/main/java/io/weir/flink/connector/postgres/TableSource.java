package io.weir.flink.connector.postgres;

import io.weir.flink.TaskSecrets;
import io.weir.record.SourceRecord;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Polls a table or query in one reader. */
record TableSource(PollPlan plan, TaskSecrets secrets) implements Source<SourceRecord, Cursor, List<Cursor>> {
    @Override
    public Boundedness getBoundedness() {
        return plan.bounded() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SplitEnumerator<Cursor, List<Cursor>> createEnumerator(SplitEnumeratorContext<Cursor> context) {
        return new OneReader(context, List.of(Cursor.START));
    }

    @Override
    public SplitEnumerator<Cursor, List<Cursor>> restoreEnumerator(
            SplitEnumeratorContext<Cursor> context, List<Cursor> checkpoint) {
        return new OneReader(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<Cursor> getSplitSerializer() {
        return new CursorSerializer();
    }

    @Override
    public SimpleVersionedSerializer<List<Cursor>> getEnumeratorCheckpointSerializer() {
        return new CursorSerializer.OfList();
    }

    @Override
    public SourceReader<SourceRecord, Cursor> createReader(SourceReaderContext context) {
        return new TableReader(plan, secrets);
    }

    /** Gives the split to the first reader that comes, and lets all others end. */
    private static final class OneReader implements SplitEnumerator<Cursor, List<Cursor>> {
        private final SplitEnumeratorContext<Cursor> context;
        private List<Cursor> free;

        OneReader(SplitEnumeratorContext<Cursor> context, List<Cursor> free) {
            this.context = context;
            this.free = List.copyOf(free);
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<Cursor> splits, int subtask) {
            free = List.copyOf(splits);
        }

        @Override
        public void addReader(int subtask) {
            if (!free.isEmpty()) {
                context.assignSplit(free.get(0), subtask);
                free = List.of();
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public List<Cursor> snapshotState(long checkpoint) {
            return free;
        }

        @Override
        public void close() {}
    }
}
