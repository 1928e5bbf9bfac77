package io.weir.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.flink.replay.KeptLetter;
import io.weir.record.Coordinates;
import io.weir.record.DeadLetter;
import io.weir.record.Header;
import io.weir.record.JsonReader;
import io.weir.record.JsonRejected;
import io.weir.record.Letter;
import io.weir.record.SourceRecord;
import io.weir.record.Value;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a dead letter, as conditions name them and as they are printed. */
final class LetterFields {
    private LetterFields() {}

    /** All fields; {@code original} is the record as JSON, or as text when it is no JSON, or absent when it is no text. */
    static Value.Struct of(KeptLetter kept) {
        Letter letter = kept.letter();
        DeadLetter refused = letter.refused();
        Map<String, Value> fields = new LinkedHashMap<>();
        fields.put("id", new Value.Text(letter.id()));
        fields.put("code", new Value.Text(refused.code()));
        fields.put("stage", new Value.Text(refused.stage()));
        fields.put("message", new Value.Text(refused.message()));
        fields.put("sink", new Value.Text(refused.sink()));
        fields.put("time", time(refused.failedAt()));
        fields.put("flow", new Value.Text(letter.flow()));
        fields.put("specHash", new Value.Text(letter.specHash()));
        refused.replayOf().ifPresent(id -> fields.put("replayOf", new Value.Text(id)));
        fields.put("replayed", new Value.Bool(kept.replayedAt().isPresent()));
        kept.replayedAt().ifPresent(at -> fields.put("replayedAt", new Value.Text(at.toString())));
        origin(letter.origin(), fields);
        fields.put("size", Value.Numeric.of(letter.size()));
        fields.put("whole", new Value.Bool(letter.whole()));
        original(letter.origin().payload()).ifPresent(original -> fields.put("original", original));
        return new Value.Struct(fields);
    }

    /** {@code orders/0@118}: topic, partition and offset. */
    static String place(Letter letter) {
        Coordinates at = letter.origin().coordinates();
        return at.origin() + "/" + at.partition() + "@" + at.position();
    }

    /** The bytes as text; empty when they are none. */
    static Optional<String> text(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    private static void origin(SourceRecord origin, Map<String, Value> fields) {
        Coordinates at = origin.coordinates();
        fields.put("origin", new Value.Text(at.origin()));
        fields.put("partition", Value.Numeric.of(at.partition()));
        fields.put("position", Value.Numeric.of(at.position()));
        if (origin.key() != null) {
            fields.put("key", textOrBase64(origin.key()));
        }
        if (origin.eventTime() != SourceRecord.NO_TIME) {
            fields.put("timestamp", time(origin.eventTime()));
        }
        Map<String, Value> headers = new LinkedHashMap<>();
        for (Header header : origin.headers()) {
            headers.put(header.name(), textOrBase64(header.value()));
        }
        if (!headers.isEmpty()) {
            fields.put("headers", new Value.Struct(headers));
        }
    }

    private static Optional<Value> original(byte @Nullable [] payload) {
        if (payload == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(JsonReader.STANDARD.read(payload));
        } catch (JsonRejected noJson) {
            return text(payload).map(Value.Text::new);
        }
    }

    private static Value textOrBase64(byte @Nullable [] bytes) {
        if (bytes == null) {
            return Value.Null.NULL;
        }
        return new Value.Text(text(bytes).orElseGet(() -> Base64.getEncoder().encodeToString(bytes)));
    }

    private static Value.Text time(long milliseconds) {
        return new Value.Text(Instant.ofEpochMilli(milliseconds).toString());
    }
}
