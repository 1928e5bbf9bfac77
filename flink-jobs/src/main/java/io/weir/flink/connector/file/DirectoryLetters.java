package io.weir.flink.connector.file;

import io.weir.flink.LetterStore;
import io.weir.record.SourceRecord;
import java.io.IOException;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a directory's finished files. */
record DirectoryLetters(FilePattern pattern) implements LetterStore {
    @Override
    public void read(Visitor visitor) throws IOException {
        Path root = new Path(pattern.root());
        if (!root.getFileSystem().exists(root)) {
            return;
        }
        for (FileSourceSplit file : new NamedFiles(pattern).enumerateSplits(new Path[] {root}, 1)) {
            try (LineReader lines = LineReader.open(file, 0)) {
                read(lines, visitor);
            }
        }
    }

    private static void read(LineReader lines, Visitor visitor) throws IOException {
        BulkFormat.@Nullable RecordIterator<SourceRecord> batch = lines.readBatch();
        while (batch != null) {
            @Nullable RecordAndPosition<SourceRecord> line = batch.next();
            while (line != null) {
                byte @Nullable [] json = line.getRecord().payload();
                if (json != null) {
                    visitor.record(json);
                }
                line = batch.next();
            }
            batch = lines.readBatch();
        }
    }
}
