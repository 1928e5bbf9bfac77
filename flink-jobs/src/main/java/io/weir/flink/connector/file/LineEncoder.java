package io.weir.flink.connector.file;

import io.weir.record.FlowRecord;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.flink.api.common.serialization.Encoder;

/** A record as one line; JSON has no raw line breaks, so a line is never broken. */
final class LineEncoder implements Encoder<FlowRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void encode(FlowRecord record, OutputStream stream) throws IOException {
        stream.write(record.json());
        stream.write('\n');
    }
}
