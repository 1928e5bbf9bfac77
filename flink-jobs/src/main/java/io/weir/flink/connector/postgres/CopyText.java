package io.weir.flink.connector.postgres;

import io.weir.udf.RecordRejected;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes lines of COPY's text format, one after the other, in UTF-8. */
final class CopyText {
    private static final int USUAL_SIZE = 256;
    private static final int MOST_BYTES_PER_CHAR = 3;
    private static final String NULL = "\\N";

    private byte[] line = new byte[USUAL_SIZE];
    private int length;
    private int fields;
    private boolean unpaired;

    /** Begins a line; what there was of one is gone. */
    CopyText begin() {
        length = 0;
        fields = 0;
        unpaired = false;
        return this;
    }

    /** Adds a field; null is the SQL NULL. */
    CopyText field(@Nullable String value) {
        reserve((value == null ? NULL : value).length());
        if (fields++ > 0) {
            line[length++] = '\t';
        }
        if (value == null) {
            escape('N');
        } else {
            append(value);
        }
        return this;
    }

    /** The line so far, without its end. */
    byte[] encode() throws RecordRejected {
        if (unpaired) {
            throw new RecordRejected(
                    Refusal.TYPE_MISMATCH, "a text has half of a surrogate pair, which no database text can hold");
        }
        return Arrays.copyOf(line, length);
    }

    /** Bytes as PostgreSQL writes them. */
    static String hex(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    private void reserve(int chars) {
        long most = length + 1L + (long) MOST_BYTES_PER_CHAR * chars;
        if (most > line.length) {
            line = Arrays.copyOf(
                    line, Math.toIntExact(Math.max(most, Math.min(2L * line.length, Integer.MAX_VALUE - 8))));
        }
    }

    private void append(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                i += beyondAscii(value, i);
            } else if (c > '\r' && c != '\\') {
                line[length++] = (byte) c;
            } else {
                control(c);
            }
        }
    }

    private void control(char c) {
        switch (c) {
            case '\\' -> escape('\\');
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            default -> line[length++] = (byte) c;
        }
    }

    private void escape(char c) {
        line[length++] = '\\';
        line[length++] = (byte) c;
    }

    /** Writes a character; how many more chars than one it took. */
    private int beyondAscii(String value, int at) {
        int code = value.codePointAt(at);
        if (code < 0x800) {
            line[length++] = (byte) (0xC0 | (code >> 6));
        } else if (Character.isSupplementaryCodePoint(code)) {
            line[length++] = (byte) (0xF0 | (code >> 18));
            line[length++] = (byte) (0x80 | ((code >> 12) & 0x3F));
            line[length++] = (byte) (0x80 | ((code >> 6) & 0x3F));
        } else {
            unpaired |= Character.isSurrogate((char) code);
            line[length++] = (byte) (0xE0 | (code >> 12));
            line[length++] = (byte) (0x80 | ((code >> 6) & 0x3F));
        }
        line[length++] = (byte) (0x80 | (code & 0x3F));
        return Character.charCount(code) - 1;
    }
}
