package io.weir.flink.row;

import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a record inside the flow: the source's record and the current value. */
record FlowRecordCodec() implements Codec<FlowRecord> {
    private static final SourceRecordCodec ORIGIN = new SourceRecordCodec();

    @Override
    public String name() {
        return "flow-record";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<FlowRecord> type() {
        return FlowRecord.class;
    }

    @Override
    public void write(FlowRecord value, DataOutputView out) throws IOException {
        ORIGIN.writeVersioned(value.origin(), out);
        ValueTree.write(value.value(), out);
        out.writeLong(value.eventTime());
        out.writeInt(value.route());
    }

    @Override
    public FlowRecord read(int version, DataInputView in) throws IOException {
        SourceRecord origin = ORIGIN.readVersioned(in);
        Value value = ValueTree.read(in);
        return new FlowRecord(origin, value, in.readLong(), in.readInt());
    }
}
