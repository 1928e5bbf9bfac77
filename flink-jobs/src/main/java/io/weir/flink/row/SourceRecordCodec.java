package io.weir.flink.row;

import io.weir.record.Coordinates;
import io.weir.record.Header;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a record as its source delivered it. */
record SourceRecordCodec() implements Codec<SourceRecord> {
    @Override
    public String name() {
        return "source-record";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<SourceRecord> type() {
        return SourceRecord.class;
    }

    @Override
    public void write(SourceRecord value, DataOutputView out) throws IOException {
        Wire.writeBytes(value.payload(), out);
        Wire.writeBytes(value.key(), out);
        Wire.writeCount(value.headers().size(), out);
        for (Header header : value.headers()) {
            Wire.writeText(header.name(), out);
            Wire.writeBytes(header.value(), out);
        }
        Wire.writeText(value.coordinates().origin(), out);
        out.writeInt(value.coordinates().partition());
        out.writeLong(value.coordinates().position());
        out.writeLong(value.eventTime());
        out.writeByte(tag(value.operation()));
    }

    @Override
    public SourceRecord read(int version, DataInputView in) throws IOException {
        byte[] payload = Wire.readBytes(in);
        byte[] key = Wire.readBytes(in);
        int count = Wire.readCount(in);
        List<Header> headers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            headers.add(new Header(Wire.readText(in), Wire.readBytes(in)));
        }
        Coordinates coordinates = new Coordinates(Wire.readText(in), in.readInt(), in.readLong());
        return new SourceRecord(payload, key, headers, coordinates, in.readLong(), operation(in.readUnsignedByte()));
    }

    private static int tag(Operation operation) {
        return switch (operation) {
            case INSERT -> 0;
            case UPDATE -> 1;
            case DELETE -> 2;
        };
    }

    private static Operation operation(int tag) throws IOException {
        return switch (tag) {
            case 0 -> Operation.INSERT;
            case 1 -> Operation.UPDATE;
            case 2 -> Operation.DELETE;
            default -> throw new IOException("corrupt state: no operation has tag " + tag);
        };
    }
}
