package io.weir.flink.connector.file;

import io.weir.record.Coordinates;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/** Cuts a file into lines: {@code \n} or {@code \r\n} ends one, the last may lack it, empty ones are skipped. */
final class LineReader implements BulkFormat.Reader<SourceRecord> {
    /** Longer lines are cut here, which the decoder then refuses as too large; so no line can exhaust the memory. */
    static final int LONGEST_LINE = 16 << 20;

    private static final int BUFFER_BYTES = 64 << 10;
    private static final int BATCH_RECORDS = 500;
    private static final int BATCH_BYTES = 4 << 20;

    private final FSDataInputStream in;
    private final String origin;
    private final long modified;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int limit;
    private long position;

    private LineReader(FSDataInputStream in, FileSourceSplit split, long position) {
        this.in = in;
        this.origin = split.path().getPath();
        this.modified = split.fileModificationTime();
        this.position = position;
    }

    static LineReader open(FileSourceSplit split, long offset) throws IOException {
        FSDataInputStream in = split.path().getFileSystem().open(split.path());
        try {
            in.seek(offset);
            return new LineReader(in, split, offset);
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
            long start = position;
            byte[] line = readLine();
            if (line == null) {
                break;
            }
            if (line.length > 0) {
                batch.add(new RecordAndPosition<>(record(line, start), position, 0));
                bytes += line.length;
            } else {
                bytes++;
            }
        }
        return batch.isEmpty() && atEnd() ? null : new Batch(batch.iterator());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private SourceRecord record(byte[] line, long start) {
        return new SourceRecord(line, null, List.of(), new Coordinates(origin, 0, start), modified, Operation.INSERT);
    }

    /** The next line without its end; null at the end of the file. */
    private byte @Nullable [] readLine() throws IOException {
        if (atEnd()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean ended = false;
        while (!ended && !atEnd()) {
            int end = next;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, next, Math.min(end - next, LONGEST_LINE + 1 - line.size()));
            ended = end < limit;
            int consumed = ended ? end + 1 - next : end - next;
            position += consumed;
            next += consumed;
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    private boolean atEnd() throws IOException {
        if (next < limit) {
            return false;
        }
        next = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit == 0;
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
