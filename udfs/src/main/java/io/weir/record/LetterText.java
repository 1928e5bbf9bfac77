package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what {@link DeadLetterEnvelope} writes, also after a database has kept the parts in columns of its own types. */
final class LetterText {
    private static final String BYTEA = "\\x";

    private final Value written;
    private final Value error;

    LetterText(Value written) {
        this.written = written;
        this.error = parsed(field(written, "error"));
    }

    Optional<Letter> letter() {
        try {
            Value coordinates = field(error, "coordinates");
            if (!(coordinates instanceof Value.Struct)) {
                return Optional.empty();
            }
            Value metadata = field(error, "metadata");
            byte @Nullable [] payload = payload();
            Optional<Long> size = number(written, "original_size");
            DeadLetter refused = new DeadLetter(
                    origin(payload, metadata, coordinates),
                    text(error, "code"),
                    text(error, "stage"),
                    text(error, "message"),
                    text(error, "original_sink"),
                    time(error));
            String flow = text(error, "flow");
            String specHash = text(error, "specHash");
            String id = field(error, "id") instanceof Value.Text given
                    ? given.text()
                    : LetterId.of(flow, specHash, refused);
            // a letter that was cut down lacks its metadata, one that was cut off has a size of its own
            boolean whole = metadata instanceof Value.Struct && size.isEmpty();
            long kept = payload == null ? 0 : payload.length;
            return Optional.of(new Letter(id, flow, specHash, refused, whole, size.orElse(kept)));
        } catch (IllegalArgumentException | DateTimeException noLetter) {
            return Optional.empty();
        }
    }

    private SourceRecord origin(byte @Nullable [] payload, Value metadata, Value coordinates) {
        return new SourceRecord(
                payload,
                bytes(field(metadata, "key")),
                headers(metadata),
                new Coordinates(
                        text(coordinates, "origin"),
                        number(coordinates, "partition").orElse(0L).intValue(),
                        number(coordinates, "position").orElse(0L)),
                field(metadata, "timestamp") instanceof Value.Null ? SourceRecord.NO_TIME : time(metadata),
                field(metadata, "operation") instanceof Value.Text operation
                        ? Operation.valueOf(operation.text())
                        : Operation.INSERT);
    }

    private List<Header> headers(Value metadata) {
        List<Header> headers = new ArrayList<>();
        if (field(metadata, "headers") instanceof Value.Sequence written) {
            for (Value header : written.elements()) {
                headers.add(new Header(text(header, "name"), bytes(field(header, "value"))));
            }
        }
        if (field(error, "replayOf") instanceof Value.Text replayed) {
            headers.add(new Header(DeadLetter.REPLAY_OF, replayed.text().getBytes(UTF_8)));
        }
        return headers;
    }

    private byte @Nullable [] payload() {
        if (!(field(written, "original_bytes") instanceof Value.Text kept)) {
            return null;
        }
        return kept.text().startsWith(BYTEA)
                ? HexFormat.of()
                        .parseHex(kept.text(), BYTEA.length(), kept.text().length())
                : Base64.getDecoder().decode(kept.text());
    }

    /** What {@link DeadLetterEnvelope} made of bytes that may be text. */
    private static byte @Nullable [] bytes(Value value) {
        if (value instanceof Value.Text text) {
            return text.text().getBytes(UTF_8);
        }
        return value instanceof Value.Struct ? Base64.getDecoder().decode(text(value, "base64")) : null;
    }

    private static long time(Value holder) {
        return Instant.parse(text(holder, "timestamp")).toEpochMilli();
    }

    private static Optional<Long> number(Value holder, String name) {
        return field(holder, name) instanceof Value.Numeric number
                ? Optional.of(Long.parseLong(number.lexeme()))
                : Optional.empty();
    }

    private static String text(Value holder, String name) {
        if (field(holder, name) instanceof Value.Text text) {
            return text.text();
        }
        throw new IllegalArgumentException("no text '" + name + "'");
    }

    private static Value field(Value holder, String name) {
        return holder instanceof Value.Struct struct
                ? struct.fields().getOrDefault(name, Value.Null.NULL)
                : Value.Null.NULL;
    }

    /** A column of type text holds the JSON as text. */
    private static Value parsed(Value value) {
        if (!(value instanceof Value.Text text)) {
            return value;
        }
        try {
            return Letter.READER.read(text.text().getBytes(UTF_8));
        } catch (JsonRejected noJson) {
            return value;
        }
    }
}
