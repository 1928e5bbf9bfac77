package io.weir.flink.row;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Flink's type of what a {@link Codec} reads and writes. */
final class RecordType<T> extends TypeInformation<T> {
    private static final long serialVersionUID = 1L;

    private final Codec<T> codec;

    RecordType(Codec<T> codec) {
        this.codec = codec;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return codec.type();
    }

    @Override
    public boolean isKeyType() {
        return codec instanceof FingerprintCodec;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new RecordSerializer<>(codec);
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof RecordType<?>;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RecordType<?> type && type.codec.equals(codec);
    }

    @Override
    public int hashCode() {
        return codec.name().hashCode();
    }

    @Override
    public String toString() {
        return codec.name();
    }
}
