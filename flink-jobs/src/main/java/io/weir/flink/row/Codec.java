package io.weir.flink.row;

import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The bytes of one type. Each value starts with the version that wrote it, so state outlives changes of the format:
 * a codec reads all its versions and writes the newest.
 *
 * @param <T> the type, immutable
 */
interface Codec<T> extends Serializable {
    /** What snapshots of state call this codec; never changes. */
    String name();

    /** The version that {@link #write} writes, from 1. */
    int version();

    /** The type of the values. */
    Class<T> type();

    /** Writes a value in the newest version. */
    void write(T value, DataOutputView out) throws IOException;

    /** Reads a value that the given version wrote. */
    T read(int version, DataInputView in) throws IOException;

    /** Writes the version and then the value. */
    default void writeVersioned(T value, DataOutputView out) throws IOException {
        out.writeByte(version());
        write(value, out);
    }

    /** Reads the version and then the value. */
    default T readVersioned(DataInputView in) throws IOException {
        int written = in.readUnsignedByte();
        if (written < 1 || written > version()) {
            throw new IOException(name() + " was written by format version " + written + ", this Weir knows 1 to "
                    + version() + ": restore with the newer Weir that wrote it");
        }
        return read(written, in);
    }
}
