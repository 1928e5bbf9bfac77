package io.weir.flink.row;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What a checkpoint keeps of a serializer: the codec's name and version. Values carry their version themselves, so state
 * of an older version is read as it is; state of a newer one is refused.
 *
 * @param <T> the type of the values
 */
public final class RecordSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {
    private static final int LAYOUT = 1;

    private @Nullable Codec<T> codec;
    private int codecVersion;

    /** For Flink, which fills it by {@link #readSnapshot}. */
    public RecordSerializerSnapshot() {}

    RecordSerializerSnapshot(Codec<T> codec) {
        this.codec = codec;
        this.codecVersion = codec.version();
    }

    @Override
    public int getCurrentVersion() {
        return LAYOUT;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(known().name());
        out.writeInt(codecVersion);
    }

    // a snapshot of T was written by a codec of T: the name in it is the codec's own
    @SuppressWarnings("unchecked")
    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader userCodeClassLoader) throws IOException {
        if (readVersion != LAYOUT) {
            throw new IOException("the state was written by a newer Weir: serializer snapshot layout " + readVersion);
        }
        codec = (Codec<T>) Codecs.named(in.readUTF());
        codecVersion = in.readInt();
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return new RecordSerializer<>(known());
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        boolean readable = old instanceof RecordSerializerSnapshot<T> written
                && written.known().equals(known())
                && written.codecVersion <= known().version();
        return readable
                ? TypeSerializerSchemaCompatibility.compatibleAsIs()
                : TypeSerializerSchemaCompatibility.incompatible();
    }

    private Codec<T> known() {
        if (codec == null) {
            throw new IllegalStateException("the snapshot has not been read yet");
        }
        return codec;
    }
}
