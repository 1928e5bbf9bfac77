package io.weir.flink.connector.postgres;

import io.weir.udf.RecordRejected;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One line of COPY's text format under construction. */
final class CopyText {
    private final StringBuilder line = new StringBuilder();

    /** Adds a field; null is the SQL NULL. */
    CopyText field(@Nullable String value) {
        if (line.length() > 0) {
            line.append('\t');
        }
        if (value == null) {
            line.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    /** Adds bytes as a {@code bytea} field; null is the SQL NULL. */
    CopyText bytes(byte @Nullable [] value) {
        return field(value == null ? null : hex(value));
    }

    /** The fields so far in UTF-8, without the end of the line. */
    byte[] encode() throws RecordRejected {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        try {
            var buffer = encoder.encode(CharBuffer.wrap(line));
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new RecordRejected(
                    Refusal.TYPE_MISMATCH, "a text has half of a surrogate pair, which no database text can hold");
        }
    }

    /** Bytes as PostgreSQL writes them. */
    static String hex(byte[] bytes) {
        return "\\x" + java.util.HexFormat.of().formatHex(bytes);
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> line.append(c);
            }
        }
    }
}
