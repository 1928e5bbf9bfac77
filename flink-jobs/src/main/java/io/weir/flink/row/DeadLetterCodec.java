package io.weir.flink.row;

import io.weir.record.DeadLetter;
import io.weir.record.SourceRecord;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a dead letter. */
record DeadLetterCodec() implements Codec<DeadLetter> {
    private static final SourceRecordCodec ORIGIN = new SourceRecordCodec();

    @Override
    public String name() {
        return "dead-letter";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Class<DeadLetter> type() {
        return DeadLetter.class;
    }

    @Override
    public void write(DeadLetter value, DataOutputView out) throws IOException {
        ORIGIN.writeVersioned(value.origin(), out);
        Wire.writeText(value.code(), out);
        Wire.writeText(value.stage(), out);
        Wire.writeText(value.message(), out);
        Wire.writeText(value.sink(), out);
        out.writeLong(value.failedAt());
    }

    @Override
    public DeadLetter read(int version, DataInputView in) throws IOException {
        SourceRecord origin = ORIGIN.readVersioned(in);
        String code = Wire.readText(in);
        String stage = Wire.readText(in);
        String message = Wire.readText(in);
        String sink = Wire.readText(in);
        return new DeadLetter(origin, code, stage, message, sink, in.readLong());
    }
}
