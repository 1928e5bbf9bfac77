package io.weir.flink.row;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/** The small pieces that all codecs are made of. */
final class Wire {
    private static final int MORE = 0x80;
    private static final int SEVEN_BITS = 0x7f;

    private Wire() {}

    /** Writes a number in seven bits per byte, low bits first; small numbers are short. Not for negative ones. */
    static void writeCount(int count, DataOutputView out) throws IOException {
        int rest = count;
        while (rest > SEVEN_BITS) {
            out.writeByte((rest & SEVEN_BITS) | MORE);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    static int readCount(DataInputView in) throws IOException {
        int count = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            count |= (next & SEVEN_BITS) << shift;
            if (next < MORE) {
                return count;
            }
        }
        throw new IOException("corrupt state: a count has more than 32 bits");
    }

    /** Writes a text char by char, so that it comes back equal even when it is no well-formed Unicode. */
    static void writeText(String text, DataOutputView out) throws IOException {
        StringValue.writeString(text, out);
    }

    static String readText(DataInputView in) throws IOException {
        return StringValue.readString(in);
    }

    static void writeBytes(byte @Nullable [] bytes, DataOutputView out) throws IOException {
        if (bytes == null) {
            writeCount(0, out);
            return;
        }
        writeCount(bytes.length + 1, out);
        out.write(bytes);
    }

    static byte @Nullable [] readBytes(DataInputView in) throws IOException {
        int marked = readCount(in);
        if (marked == 0) {
            return null;
        }
        byte[] bytes = new byte[marked - 1];
        in.readFully(bytes);
        return bytes;
    }
}
