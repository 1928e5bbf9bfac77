package io.weir.flink.connector.postgres;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Cursors in checkpoints. */
final class CursorSerializer implements SimpleVersionedSerializer<Cursor> {
    private static final int VERSION = 1;

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(Cursor cursor) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(cursor, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Override
    public Cursor deserialize(int version, byte[] serialized) throws IOException {
        check(version);
        return read(new DataInputStream(new ByteArrayInputStream(serialized)));
    }

    private static void check(int version) throws IOException {
        if (version != VERSION) {
            throw new IOException("cursor was written by format version " + version + ", this Weir knows 1");
        }
    }

    private static void write(Cursor cursor, DataOutputStream out) throws IOException {
        write(cursor.change(), out);
        write(cursor.order(), out);
        out.writeLong(cursor.offset());
        out.writeLong(cursor.rows());
    }

    private static Cursor read(DataInputStream in) throws IOException {
        return new Cursor(readText(in), readText(in), in.readLong(), in.readLong());
    }

    private static void write(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8) : null;
    }

    /** Cursors that no reader has. */
    static final class OfList implements SimpleVersionedSerializer<List<Cursor>> {
        @Override
        public int getVersion() {
            return VERSION;
        }

        @Override
        public byte[] serialize(List<Cursor> cursors) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(cursors.size());
            for (Cursor cursor : cursors) {
                write(cursor, out);
            }
            return bytes.toByteArray();
        }

        @Override
        public List<Cursor> deserialize(int version, byte[] serialized) throws IOException {
            check(version);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
            List<Cursor> cursors = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                cursors.add(read(in));
            }
            return cursors;
        }
    }
}
