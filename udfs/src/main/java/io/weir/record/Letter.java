package io.weir.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dead letter as an errors sink keeps it.
 *
 * @param id tells it from all other letters, see {@link DeadLetterEnvelope}
 * @param flow the flow that refused the record
 * @param specHash the version of the flow's spec
 * @param refused what was refused and why; its payload is a beginning only unless {@code whole}
 * @param whole whether the record is there byte for byte, so that it can be sent again
 * @param size of the payload in bytes, also when only its beginning was kept
 */
public record Letter(String id, String flow, String specHash, DeadLetter refused, boolean whole, long size) {
    /** Takes every letter that an envelope can be: a payload within the limits, in Base64, and once more as text. */
    public static final JsonReader READER = new JsonReader(JsonReader.STANDARD.maxDepth() + 1, 64 << 20);

    /** The letter in a record that {@link DeadLetterEnvelope} wrote; empty for a record that is no letter. */
    public static Optional<Letter> of(Value written) {
        return new LetterText(written).letter();
    }

    /** The record as its source delivered it, but for what {@code whole} says. */
    public SourceRecord origin() {
        return refused.origin();
    }

    /** Whether this is no refused record but the {@link DeadLetter#mark} of a replayed one. */
    public boolean isMark() {
        return refused.code().equals(DeadLetter.REPLAYED);
    }

    /** The record to send through the flow again; it knows which letter it comes of. */
    public SourceRecord again() {
        SourceRecord origin = origin();
        List<Header> headers = new ArrayList<>(origin.headers());
        headers.removeIf(header -> header.name().equals(DeadLetter.REPLAY_OF));
        headers.add(DeadLetter.header(this));
        return new SourceRecord(
                origin.payload(), origin.key(), headers, origin.coordinates(), origin.eventTime(), origin.operation());
    }
}
