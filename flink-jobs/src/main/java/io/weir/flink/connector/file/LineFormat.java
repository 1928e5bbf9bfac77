package io.weir.flink.connector.file;

import io.weir.flink.row.RecordTypes;
import io.weir.record.SourceRecord;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/** Lines as raw bytes. A reader's position is the byte behind the last line, so a restored one goes on right there. */
final class LineFormat implements BulkFormat<SourceRecord, FileSourceSplit> {
    private static final long serialVersionUID = 1L;

    @Override
    public Reader<SourceRecord> createReader(Configuration configuration, FileSourceSplit split) throws IOException {
        return LineReader.open(split, 0);
    }

    @Override
    public Reader<SourceRecord> restoreReader(Configuration configuration, FileSourceSplit split) throws IOException {
        long offset =
                split.getReaderPosition().map(CheckpointedPosition::getOffset).orElse(0L);
        return LineReader.open(split, Math.max(0, offset));
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<SourceRecord> getProducedType() {
        return RecordTypes.SOURCE_RECORD;
    }
}
