package io.weir.flink.row;

import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a record inside the flow: the source's record and the current value, as JSON where that is written already. */
record FlowRecordCodec() implements Codec<FlowRecord> {
    private static final int TREE = 1;
    private static final int JSON = 2;
    private static final SourceRecordCodec ORIGIN = new SourceRecordCodec();

    @Override
    public String name() {
        return "flow-record";
    }

    @Override
    public int version() {
        return JSON;
    }

    @Override
    public Class<FlowRecord> type() {
        return FlowRecord.class;
    }

    // each record the way that it is there; a tree goes as the first version wrote it
    @Override
    public void writeVersioned(FlowRecord value, DataOutputView out) throws IOException {
        if (value.letter() != null) {
            throw new IOException("a dead letter among the records has left its task");
        }
        if (value.isWritten()) {
            out.writeByte(JSON);
            write(value, out);
        } else {
            out.writeByte(TREE);
            ORIGIN.writeVersioned(value.origin(), out);
            ValueTree.write(value.value(), out);
            out.writeLong(value.eventTime());
            out.writeInt(value.route());
        }
    }

    @Override
    public void write(FlowRecord value, DataOutputView out) throws IOException {
        ORIGIN.writeVersioned(value.origin(), out);
        Wire.writeBytes(value.json(), out);
        out.writeLong(value.eventTime());
        out.writeInt(value.route());
    }

    @Override
    public FlowRecord read(int version, DataInputView in) throws IOException {
        SourceRecord origin = ORIGIN.readVersioned(in);
        if (version == TREE) {
            Value value = ValueTree.read(in);
            return new FlowRecord(origin, value, in.readLong(), in.readInt());
        }
        byte[] json = Wire.readBytes(in);
        if (json == null) {
            throw new IOException("corrupt state: a record has no value");
        }
        return FlowRecord.written(origin, json, in.readLong(), in.readInt());
    }
}
