package io.weir.dev;

import java.nio.ByteBuffer;

/**
 * Finds the frames of a protocol in a stream of bytes, however the network has cut it. Only the beginning of a frame is
 * kept, so that its size does not matter.
 */
final class Frames {
    private static final int KEPT = 1024;

    private final Layout layout;
    private final byte[] head = new byte[KEPT];
    private long seen;
    private long size = -1;

    Frames(Layout layout) {
        this.layout = layout;
    }

    /** How a protocol lays its frames out, and what is to be done with each. */
    interface Layout {
        /** How many bytes tell the size of the frame that begins now. */
        int header();

        /** The size of a frame in bytes, its header included. */
        long size(ByteBuffer header);

        /** Takes the first bytes of a complete frame, at most 1024. */
        void frame(ByteBuffer head);
    }

    void read(byte[] bytes, int length) {
        int position = 0;
        while (position < length) {
            int wanted = (int) Math.min(length - position, (size < 0 ? layout.header() : size) - seen);
            int kept = (int) Math.max(0, Math.min(wanted, KEPT - seen));
            if (kept > 0) {
                System.arraycopy(bytes, position, head, (int) seen, kept);
            }
            position += wanted;
            seen += wanted;
            if (size < 0 && seen == layout.header()) {
                // What is no frame at all, as in an encrypted connection, must not stop the reading.
                size = Math.max(seen, layout.size(ByteBuffer.wrap(head, 0, (int) seen)));
            }
            if (seen == size) {
                layout.frame(ByteBuffer.wrap(head, 0, (int) Math.min(seen, KEPT)));
                seen = 0;
                size = -1;
            }
        }
    }
}
