package io.weir.record;

/** What an envelope wrote, read again. */
final class Envelopes {
    private Envelopes() {}

    static Value.Struct read(DeadLetterEnvelope envelope, DeadLetter letter) {
        try {
            return (Value.Struct) JsonReader.TRUSTING.read(envelope.json(letter));
        } catch (JsonRejected notJson) {
            throw new AssertionError("an envelope that is no JSON", notJson);
        }
    }
}
