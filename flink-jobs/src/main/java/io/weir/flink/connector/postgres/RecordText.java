package io.weir.flink.connector.postgres;

import io.weir.flink.row.RecordTypes;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Source records as bytes in a database column, in the versioned format of the checkpoints. */
final class RecordText {
    private static final int USUAL_SIZE = 512;

    private final TypeSerializer<SourceRecord> serializer =
            RecordTypes.SOURCE_RECORD.createSerializer(new SerializerConfigImpl());
    private final DataOutputSerializer out = new DataOutputSerializer(USUAL_SIZE);

    byte[] encode(SourceRecord record) {
        try {
            out.clear();
            serializer.serialize(record, out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException("a record cannot be written to memory", e);
        }
    }

    SourceRecord decode(byte[] bytes) throws IOException {
        return serializer.deserialize(new DataInputDeserializer(bytes));
    }
}
