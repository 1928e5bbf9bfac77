package io.weir.record;

import java.io.Serializable;

/**
 * Reads one JSON value from bytes, as RFC 8259 has it and no more: strict UTF-8 without a byte order mark, no comments, no
 * trailing commas, each name once per object, nothing after the value. Numbers stay as they are written. An escaped lone
 * surrogate ({@code \ud800}) is allowed by the grammar and kept; {@link JsonWriter} escapes it again.
 *
 * @param maxDepth how many objects and arrays may lie inside each other
 * @param maxBytes the size of the largest record
 * @param maxTextBytes the size of the longest text in it, as it is written
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public record JsonReader(int maxDepth, int maxBytes, int maxTextBytes) implements Serializable {
    /** 64 levels, 4 MiB, texts of 1 MiB. */
    public static final JsonReader STANDARD = new JsonReader(64, 4 << 20, 1 << 20);

    /** For what was read or written by Weir before: with no limits other than the reader's own. */
    public static final JsonReader TRUSTING = new JsonReader(1_000, Integer.MAX_VALUE);

    /** Deeper than this the reader's own stack would be at risk. */
    private static final int DEEPEST = 1_000;

    public JsonReader {
        if (maxDepth < 0 || maxDepth > DEEPEST || maxBytes < 0) {
            throw new IllegalArgumentException("limits out of range: depth " + maxDepth + ", bytes " + maxBytes);
        }
    }

    /** A reader without a limit for texts other than the record's. */
    public JsonReader(int maxDepth, int maxBytes) {
        this(maxDepth, maxBytes, maxBytes);
    }

    /** The value that the bytes hold. */
    public Value read(byte[] bytes) throws JsonRejected {
        if (bytes.length > maxBytes) {
            throw new JsonRejected(
                    JsonRejected.RECORD_TOO_LARGE,
                    maxBytes,
                    "the record has " + bytes.length + " bytes, the limit is " + maxBytes);
        }
        return new JsonCursor(bytes, maxDepth, maxTextBytes).document();
    }
}
