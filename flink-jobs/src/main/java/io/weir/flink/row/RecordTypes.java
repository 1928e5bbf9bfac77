package io.weir.flink.row;

import io.weir.record.DeadLetter;
import io.weir.record.Fingerprint;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The Flink types of everything that crosses a shuffle or lives in state. Without them Flink would need Kryo. */
public final class RecordTypes {
    public static final TypeInformation<SourceRecord> SOURCE_RECORD = new RecordType<>(new SourceRecordCodec());
    public static final TypeInformation<FlowRecord> FLOW_RECORD = new RecordType<>(new FlowRecordCodec());
    public static final TypeInformation<KeyedRecord> KEYED_RECORD = new RecordType<>(new KeyedRecordCodec());
    public static final TypeInformation<DeadLetter> DEAD_LETTER = new RecordType<>(new DeadLetterCodec());
    public static final TypeInformation<Fingerprint> FINGERPRINT = new RecordType<>(new FingerprintCodec());

    private RecordTypes() {}
}
