package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes dead letters as ordinary records for an errors sink. {@code original_message} is for people and queries;
 * {@code original_bytes} is the payload byte for byte, for a replay; {@link Letter} reads them back.
 *
 * @param flow the flow's name
 * @param specHash names the version of the spec that was running
 * @param maxBytes how much of a payload is kept; of a larger one the envelope has the first bytes, the size and the SHA-256
 */
public record DeadLetterEnvelope(String flow, String specHash, int maxBytes) implements Serializable {
    /** Keeps every payload that a source within the standard limits delivers. */
    public DeadLetterEnvelope(String flow, String specHash) {
        this(flow, specHash, JsonReader.STANDARD.maxBytes());
    }

    /** The record to write. */
    public Value.Struct of(DeadLetter letter) {
        byte[] payload = letter.origin().payload();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("error", error(letter));
        if (payload == null) {
            fields.put("original_message", original(Value.Null.NULL));
            fields.put("original_bytes", Value.Null.NULL);
            return new Value.Struct(fields);
        }
        byte[] kept = payload.length <= maxBytes ? payload : Arrays.copyOf(payload, maxBytes);
        fields.put("original_message", message(kept));
        fields.put("original_bytes", base64(kept));
        if (kept.length < payload.length) {
            fields.put("original_size", Value.Numeric.of(payload.length));
            fields.put("original_sha256", new Value.Text(sha256(payload)));
        }
        return new Value.Struct(fields);
    }

    private Value.Struct error(DeadLetter letter) {
        Coordinates at = letter.origin().coordinates();
        Map<String, Value> error = new LinkedHashMap<>();
        error.put("message", new Value.Text(letter.message()));
        error.put("timestamp", time(letter.failedAt()));
        error.put("original_sink", new Value.Text(letter.sink()));
        error.put("metadata", metadata(letter.origin()));
        error.put("code", new Value.Text(letter.code()));
        error.put("stage", new Value.Text(letter.stage()));
        Optional<String> replayOf = letter.replayOf();
        error.put("id", new Value.Text(LetterId.of(flow, specHash, letter)));
        replayOf.ifPresent(replayed -> error.put("replayOf", new Value.Text(replayed)));
        error.put("flow", new Value.Text(flow));
        error.put("specHash", new Value.Text(specHash));
        error.put(
                "coordinates",
                Value.Struct.empty()
                        .with("origin", new Value.Text(at.origin()))
                        .with("partition", Value.Numeric.of(at.partition()))
                        .with("position", Value.Numeric.of(at.position())));
        return new Value.Struct(error);
    }

    /** In the words of Kafka; for files and tables the topic is the path or table and the offset is the position. */
    private static Value.Struct metadata(SourceRecord origin) {
        Map<String, Value> metadata = new LinkedHashMap<>();
        metadata.put("topic", new Value.Text(origin.coordinates().origin()));
        metadata.put("partition", Value.Numeric.of(origin.coordinates().partition()));
        metadata.put("offset", Value.Numeric.of(origin.coordinates().position()));
        if (origin.key() != null) {
            metadata.put("key", textOrBase64(origin.key()));
        }
        if (origin.eventTime() != SourceRecord.NO_TIME) {
            metadata.put("timestamp", time(origin.eventTime()));
        }
        List<Header> headers = origin.headers().stream()
                .filter(header -> !header.name().equals(DeadLetter.REPLAY_OF))
                .toList();
        if (!headers.isEmpty()) {
            metadata.put("headers", headers(headers));
        }
        if (origin.operation() != Operation.INSERT) {
            metadata.put("operation", new Value.Text(origin.operation().name()));
        }
        return new Value.Struct(metadata);
    }

    /** A list, because names may repeat. */
    private static Value headers(List<Header> headers) {
        return new Value.Sequence(headers.stream()
                .<Value>map(header -> Value.Struct.empty()
                        .with("name", new Value.Text(header.name()))
                        .with("value", textOrBase64(header.value())))
                .toList());
    }

    private static Value message(byte[] payload) {
        try {
            if (JsonReader.STANDARD.read(payload) instanceof Value.Struct struct) {
                return struct;
            }
        } catch (JsonRejected notJson) {
            // most dead letters are: they are shown as text below
        }
        return original(new Value.Text(new String(payload, UTF_8)));
    }

    private static Value.Struct original(Value data) {
        return Value.Struct.empty().with("original_data", data);
    }

    private static Value textOrBase64(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Value.Null.NULL;
        }
        try {
            return new Value.Text(
                    UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException binary) {
            return Value.Struct.empty().with("base64", base64(bytes));
        }
    }

    private static Value.Text base64(byte[] bytes) {
        return new Value.Text(Base64.getEncoder().encodeToString(bytes));
    }

    private static Value.Text time(long milliseconds) {
        return new Value.Text(Instant.ofEpochMilli(milliseconds).toString());
    }

    private static String sha256(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
