package io.weir.flink.row;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a record with its key. */
record KeyedRecordCodec() implements Codec<KeyedRecord> {
    private static final FingerprintCodec KEY = new FingerprintCodec();
    private static final FlowRecordCodec RECORD = new FlowRecordCodec();

    @Override
    public String name() {
        return "keyed-record";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<KeyedRecord> type() {
        return KeyedRecord.class;
    }

    @Override
    public void write(KeyedRecord value, DataOutputView out) throws IOException {
        KEY.writeVersioned(value.key(), out);
        RECORD.writeVersioned(value.record(), out);
    }

    @Override
    public KeyedRecord read(int version, DataInputView in) throws IOException {
        return new KeyedRecord(KEY.readVersioned(in), RECORD.readVersioned(in));
    }
}
