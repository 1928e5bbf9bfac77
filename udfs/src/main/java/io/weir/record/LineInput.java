package io.weir.record;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a stream of bytes: {@code \n} or {@code \r\n} ends one, the last may lack it. */
public final class LineInput implements Closeable {
    /** Longer lines are cut one byte behind this, which the decoder refuses as too large; so no line can exhaust the memory. */
    public static final int LONGEST_LINE = 16 << 20;

    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int limit;
    private long position;

    /** Reads from where the stream is, which is {@code position} bytes into its file; buffers. */
    public LineInput(InputStream in, long position) {
        this.in = in;
        this.position = position;
    }

    /** Where the next line begins, in bytes. */
    public long position() {
        return position;
    }

    /** Whether there is no further line; may wait for the stream. */
    public boolean atEnd() throws IOException {
        if (next < limit) {
            return false;
        }
        next = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit == 0;
    }

    /** The next line without its end; null when there is none. */
    public byte @Nullable [] next() throws IOException {
        if (atEnd()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean ended = false;
        while (!ended && !atEnd()) {
            int end = next;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            line.write(buffer, next, Math.min(end - next, LONGEST_LINE + 1 - line.size()));
            ended = end < limit;
            int consumed = ended ? end + 1 - next : end - next;
            position += consumed;
            next += consumed;
        }
        byte[] bytes = line.toByteArray();
        boolean carriageReturn = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return carriageReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
