package io.weir.flink.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a table in checkpoints: its span, how many slots are taken, and those, 16 bytes each, in their order. Each
 * value starts with the version that wrote it.
 */
final class KeyTableSerializer extends TypeSerializer<KeyTable> {
    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;
    private static final int SLOT = 2 * Long.BYTES;
    private static final int SLOTS_AT_ONCE = 512;
    private static final int VARIABLE_LENGTH = -1;

    @Override
    public void serialize(KeyTable table, DataOutputView out) throws IOException {
        out.writeByte(VERSION);
        out.writeLong(table.span().keep());
        out.writeLong(table.span().first());
        out.writeByte(table.span().bits());
        out.writeInt(table.size());
        Packer packer = new Packer(out);
        table.forEach(packer);
        packer.flush();
    }

    @Override
    public KeyTable deserialize(DataInputView in) throws IOException {
        int version = in.readUnsignedByte();
        if (version != VERSION) {
            throw new IOException("remembered keys were written by format version " + version
                    + ", this Weir knows 1: restore with the newer Weir that wrote them");
        }
        Span span = new Span(in.readLong(), in.readLong(), in.readUnsignedByte());
        int left = in.readInt();
        KeyTable table = new KeyTable(span, left);
        ByteBuffer chunk = ByteBuffer.allocate(SLOTS_AT_ONCE * SLOT);
        while (left > 0) {
            int now = Math.min(left, SLOTS_AT_ONCE);
            in.readFully(chunk.array(), 0, now * SLOT);
            chunk.clear();
            for (int i = 0; i < now; i++) {
                table.append(chunk.getLong(), chunk.getLong());
            }
            left -= now;
        }
        return table;
    }

    @Override
    public KeyTable deserialize(KeyTable reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public KeyTable copy(KeyTable from) {
        return from.copy();
    }

    @Override
    public KeyTable copy(KeyTable from, KeyTable reuse) {
        return from.copy();
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<KeyTable> duplicate() {
        return this;
    }

    // no table is ever read into
    @Override
    public @Nullable KeyTable createInstance() {
        return null;
    }

    @Override
    public int getLength() {
        return VARIABLE_LENGTH;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof KeyTableSerializer;
    }

    @Override
    public int hashCode() {
        return KeyTableSerializer.class.getName().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<KeyTable> snapshotConfiguration() {
        return new Snapshot();
    }

    /** What a checkpoint keeps of the serializer; tables carry their version themselves. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeyTable> {
        /** For Flink. */
        public Snapshot() {
            super(KeyTableSerializer::new);
        }
    }

    /** Writes slots in chunks: a stream is slow with single numbers. */
    private static final class Packer implements KeyTable.Slots {
        private final DataOutputView out;
        private final ByteBuffer chunk = ByteBuffer.allocate(SLOTS_AT_ONCE * SLOT);

        Packer(DataOutputView out) {
            this.out = out;
        }

        @Override
        public void accept(long high, long low) throws IOException {
            if (!chunk.hasRemaining()) {
                flush();
            }
            chunk.putLong(high).putLong(low);
        }

        void flush() throws IOException {
            out.write(chunk.array(), 0, chunk.position());
            chunk.clear();
        }
    }
}
