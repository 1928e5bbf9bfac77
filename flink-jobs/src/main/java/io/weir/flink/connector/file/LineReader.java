package io.weir.flink.connector.file;

import io.weir.record.Coordinates;
import io.weir.record.LineInput;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a file's lines as records, in batches; empty lines are skipped. */
final class LineReader implements BulkFormat.Reader<SourceRecord> {
    private static final int BATCH_RECORDS = 500;
    private static final int BATCH_BYTES = 4 << 20;

    private final LineInput lines;
    private final String origin;
    private final long modified;

    private LineReader(LineInput lines, FileSourceSplit split) {
        this.lines = lines;
        this.origin = split.path().getPath();
        this.modified = split.fileModificationTime();
    }

    static LineReader open(FileSourceSplit split, long offset) throws IOException {
        FSDataInputStream in = split.path().getFileSystem().open(split.path());
        try {
            in.seek(offset);
            return new LineReader(new LineInput(in, offset), split);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    // Flink ends a split on null
    @Override
    public BulkFormat.@Nullable RecordIterator<SourceRecord> readBatch() throws IOException {
        List<RecordAndPosition<SourceRecord>> batch = new ArrayList<>();
        int bytes = 0;
        while (batch.size() < BATCH_RECORDS && bytes < BATCH_BYTES) {
            long start = lines.position();
            byte[] line = lines.next();
            if (line == null) {
                break;
            }
            if (line.length > 0) {
                batch.add(new RecordAndPosition<>(record(line, start), lines.position(), 0));
                bytes += line.length;
            } else {
                bytes++;
            }
        }
        return batch.isEmpty() && lines.atEnd() ? null : new Batch(batch.iterator());
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private SourceRecord record(byte[] line, long start) {
        return new SourceRecord(line, null, List.of(), new Coordinates(origin, 0, start), modified, Operation.INSERT);
    }

    private record Batch(Iterator<RecordAndPosition<SourceRecord>> lines)
            implements BulkFormat.RecordIterator<SourceRecord> {
        // Flink ends a batch on null
        @Override
        public @Nullable RecordAndPosition<SourceRecord> next() {
            return lines.hasNext() ? lines.next() : null;
        }

        @Override
        public void releaseBatch() {
            // the batch owns its records: there is no pool to give them back to
        }
    }
}
