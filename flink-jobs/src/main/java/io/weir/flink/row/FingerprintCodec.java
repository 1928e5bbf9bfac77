package io.weir.flink.row;

import io.weir.record.Fingerprint;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a key. Keys are looked up in state by their bytes: a second version would lose all remembered keys. */
record FingerprintCodec() implements Codec<Fingerprint> {
    @Override
    public String name() {
        return "fingerprint";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<Fingerprint> type() {
        return Fingerprint.class;
    }

    @Override
    public void write(Fingerprint value, DataOutputView out) throws IOException {
        out.writeLong(value.high());
        out.writeLong(value.low());
    }

    @Override
    public Fingerprint read(int version, DataInputView in) throws IOException {
        return new Fingerprint(in.readLong(), in.readLong());
    }
}
