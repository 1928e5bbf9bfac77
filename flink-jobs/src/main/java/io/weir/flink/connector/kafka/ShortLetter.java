package io.weir.flink.connector.kafka;

import io.weir.record.FlowRecord;
import io.weir.record.JsonWriter;
import io.weir.record.Value;
import io.weir.record.Value.Numeric;
import io.weir.record.Value.Struct;
import io.weir.record.Value.Text;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter cut down to what a topic takes: the error and the coordinates, the size and the hash of the original bytes,
 * and their beginning. The message that failed and the metadata are left out.
 */
@SuppressWarnings("ArrayRecordComponent") // handed to the producer as they are
record ShortLetter(byte @Nullable [] key, byte[] value) {
    private static final int KEPT_BYTES = 64 * 1024;
    private static final int KEPT_KEY = 1024;

    /** Room for the field name, quotes and comma around the kept bytes. */
    private static final int FIELD = 32;

    /**
     * Cuts a letter.
     *
     * @param limit bytes of key and value together
     * @throws IOException when not even the error fits
     */
    static ShortLetter of(FlowRecord letter, int limit) throws IOException {
        byte @Nullable [] key = letter.origin().key();
        byte @Nullable [] kept = key != null && key.length <= KEPT_KEY ? key : null;
        byte @Nullable [] payload = letter.origin().payload();
        byte[] original = payload == null ? new byte[0] : payload;
        Struct summary = summary(letter.value(), original);
        int room = limit - JsonWriter.toBytes(summary).length - FIELD - (kept == null ? 0 : kept.length);
        if (room < 0) {
            throw new IOException("a dead letter does not fit into the errors topic, which takes " + limit + " bytes");
        }
        // four characters of base64 hold three bytes
        int length = Math.min(original.length, Math.min(KEPT_BYTES, room / 4 * 3));
        String start = Base64.getEncoder().encodeToString(Arrays.copyOf(original, length));
        return new ShortLetter(kept, JsonWriter.toBytes(summary.with("original_bytes", new Text(start))));
    }

    private static Struct summary(Value letter, byte[] original) {
        Struct summary = Struct.empty();
        if (letter instanceof Struct fields && fields.fields().get("error") instanceof Struct error) {
            summary = summary.with("error", error.without("metadata"));
        }
        return summary.with("original_size", Numeric.of(original.length))
                .with("original_sha256", new Text(sha256(original)));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
