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
import java.util.List;
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

    /** The record to write, as compact JSON in UTF-8. */
    public byte[] json(DeadLetter letter) {
        JsonObjects out = new JsonObjects();
        error(letter, out.open("error"));
        out.close();
        byte[] payload = letter.origin().payload();
        if (payload == null) {
            original(Value.Null.NULL, out);
            return out.value("original_bytes", Value.Null.NULL).toBytes();
        }
        byte[] kept = payload.length <= maxBytes ? payload : Arrays.copyOf(payload, maxBytes);
        message(kept, out);
        out.value("original_bytes", base64(kept));
        if (kept.length < payload.length) {
            out.number("original_size", payload.length).text("original_sha256", sha256(payload));
        }
        return out.toBytes();
    }

    private void error(DeadLetter letter, JsonObjects out) {
        out.text("message", letter.message())
                .text("timestamp", time(letter.failedAt()))
                .text("original_sink", letter.sink());
        metadata(letter.origin(), out.open("metadata"));
        out.close().text("code", letter.code()).text("stage", letter.stage());
        out.text("id", LetterId.of(flow, specHash, letter));
        letter.replayOf().ifPresent(replayed -> out.text("replayOf", replayed));
        Coordinates at = letter.origin().coordinates();
        out.text("flow", flow)
                .text("specHash", specHash)
                .open("coordinates")
                .text("origin", at.origin())
                .number("partition", at.partition())
                .number("position", at.position())
                .close();
    }

    /** In the words of Kafka; for files and tables the topic is the path or table and the offset is the position. */
    private static void metadata(SourceRecord origin, JsonObjects out) {
        out.text("topic", origin.coordinates().origin())
                .number("partition", origin.coordinates().partition())
                .number("offset", origin.coordinates().position());
        if (origin.key() != null) {
            out.value("key", textOrBase64(origin.key()));
        }
        if (origin.eventTime() != SourceRecord.NO_TIME) {
            out.text("timestamp", time(origin.eventTime()));
        }
        List<Header> headers = origin.headers().stream()
                .filter(header -> !header.name().equals(DeadLetter.REPLAY_OF))
                .toList();
        if (!headers.isEmpty()) {
            out.value("headers", headers(headers));
        }
        if (origin.operation() != Operation.INSERT) {
            out.text("operation", origin.operation().name());
        }
    }

    /** A list, because names may repeat. */
    private static Value headers(List<Header> headers) {
        return new Value.Sequence(headers.stream()
                .<Value>map(header -> Value.Struct.empty()
                        .with("name", new Value.Text(header.name()))
                        .with("value", textOrBase64(header.value())))
                .toList());
    }

    private static void message(byte[] payload, JsonObjects out) {
        try {
            if (JsonReader.STANDARD.read(payload) instanceof Value.Struct struct) {
                out.value("original_message", struct);
                return;
            }
        } catch (JsonRejected notJson) {
            // most dead letters are: they are shown as text below
        }
        original(new Value.Text(new String(payload, UTF_8)), out);
    }

    private static void original(Value data, JsonObjects out) {
        out.open("original_message").value("original_data", data).close();
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

    private static String time(long milliseconds) {
        return Instant.ofEpochMilli(milliseconds).toString();
    }

    private static String sha256(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
