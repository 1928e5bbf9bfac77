package io.weir.flink.row;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** Flink's view of a {@link Codec}. Values are immutable, so a copy is the value itself. */
final class RecordSerializer<T> extends TypeSerializer<T> {
    private static final long serialVersionUID = 1L;
    private static final int VARIABLE_LENGTH = -1;

    private final Codec<T> codec;

    RecordSerializer(Codec<T> codec) {
        this.codec = codec;
    }

    Codec<T> codec() {
        return codec;
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        return this;
    }

    // Flink asks for an instance to read into only when values are mutable
    @Override
    public @Nullable T createInstance() {
        return null;
    }

    @Override
    public T copy(T from) {
        return from;
    }

    @Override
    public T copy(T from, T reuse) {
        return from;
    }

    @Override
    public int getLength() {
        return VARIABLE_LENGTH;
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        codec.writeVersioned(value, out);
    }

    @Override
    public T deserialize(DataInputView in) throws IOException {
        return codec.readVersioned(in);
    }

    @Override
    public T deserialize(T reuse, DataInputView in) throws IOException {
        return codec.readVersioned(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        codec.writeVersioned(codec.readVersioned(in), out);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordSerializer<?> serializer && serializer.codec.equals(codec);
    }

    @Override
    public int hashCode() {
        return codec.name().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new RecordSerializerSnapshot<>(codec);
    }
}
