package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A record that could not go on, with the reason.
 *
 * @param origin the record as the source delivered it, byte for byte
 * @param code the reason in kebab-case, for example {@code decode-error}; {@code late} for late records
 * @param stage the node and step that refused it, for example {@code mask-2} or {@code sink}
 * @param message what was wrong, without values of the payload
 * @param sink the name of the sink it was meant for
 * @param failedAt milliseconds since the epoch, by the task's clock
 */
public record DeadLetter(SourceRecord origin, String code, String stage, String message, String sink, long failedAt)
        implements Serializable {
    /** The code of a mark: no record was refused, but the letter that it names was sent through the flow again. */
    public static final String REPLAYED = "replayed";

    /** The header that tells a replayed record from all others; its value is the id of the letter. */
    static final String REPLAY_OF = "weir-replay-of";

    private static final String REPLAY = "replay";

    /** The mark of a letter that was sent through the flow again. */
    public static DeadLetter mark(Letter replayed, long now) {
        SourceRecord origin = replayed.origin();
        SourceRecord unread = new SourceRecord(
                null,
                origin.key(),
                List.of(header(replayed)),
                origin.coordinates(),
                origin.eventTime(),
                Operation.INSERT);
        return new DeadLetter(unread, REPLAYED, REPLAY, "sent through the flow again", REPLAY, now);
    }

    /** The letter that this one comes of, when its record was sent through the flow again. */
    public Optional<String> replayOf() {
        return origin.headers().stream()
                .filter(header -> header.name().equals(REPLAY_OF) && header.value() != null)
                .map(header -> new String(Objects.requireNonNull(header.value()), UTF_8))
                .reduce((first, last) -> last);
    }

    static Header header(Letter replayed) {
        return new Header(REPLAY_OF, replayed.id().getBytes(UTF_8));
    }
}
