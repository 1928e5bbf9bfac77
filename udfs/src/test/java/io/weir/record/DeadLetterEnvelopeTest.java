package io.weir.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeadLetterEnvelopeTest {
    private static final DeadLetterEnvelope ENVELOPE = new DeadLetterEnvelope("orders", "ab12");

    @Test
    void aRefusedObjectIsShownAsItWas() {
        byte[] payload = "{ \"id\": 7, \"amount\": 1.10 }".getBytes(UTF_8);

        String written = new String(ENVELOPE.json(letter(payload)), UTF_8);

        assertThat(written)
                .isEqualTo("{\"error\":{\"message\":\"too small\",\"timestamp\":\"2026-11-21T00:00:01.500Z\","
                        + "\"original_sink\":\"main\",\"metadata\":{\"topic\":\"orders\",\"partition\":3,\"offset\":42,"
                        + "\"key\":\"k\",\"timestamp\":\"2026-11-21T00:00:00Z\",\"headers\":["
                        + "{\"name\":\"trace\",\"value\":\"t1\"},{\"name\":\"trace\",\"value\":{\"base64\":\"/w==\"}},"
                        + "{\"name\":\"empty\",\"value\":null}]},\"code\":\"constraint-violation\",\"stage\":\"sink\","
                        + "\"id\":\"89328cfd75075f92522f242a244a1846\",\"flow\":\"orders\",\"specHash\":\"ab12\","
                        + "\"coordinates\":{\"origin\":\"orders\",\"partition\":3,\"position\":42}},"
                        + "\"original_message\":{\"id\":7,\"amount\":1.10},\"original_bytes\":\""
                        + Base64.getEncoder().encodeToString(payload) + "\"}");
    }

    @Test
    void whatIsNoObjectIsShownAsText() {
        byte[] payload = "{\"id\": \u00e9\u00ff".getBytes(ISO_8859_1);

        Value.Struct written = Envelopes.read(ENVELOPE, letter(payload));

        assertThat(at(written, "original_message.original_data")).isEqualTo(new Value.Text("{\"id\": \ufffd\ufffd"));
        assertThat(bytes(written)).isEqualTo(payload);
    }

    @Test
    void validJsonOfAnotherTypeIsShownAsText() {
        assertThat(at(Envelopes.read(ENVELOPE, letter("[1]".getBytes(UTF_8))), "original_message.original_data"))
                .isEqualTo(new Value.Text("[1]"));
    }

    @Test
    void aTombstoneHasNoBytes() {
        Value.Struct written = Envelopes.read(ENVELOPE, letter(null));

        assertThat(at(written, "original_message.original_data")).isEqualTo(Value.Null.NULL);
        assertThat(at(written, "original_bytes")).isEqualTo(Value.Null.NULL);
    }

    @Test
    void twoMebibytesAreKeptWhole() {
        byte[] payload = "x".repeat(2 << 20).getBytes(UTF_8);

        Value.Struct written = Envelopes.read(ENVELOPE, letter(payload));

        assertThat(bytes(written)).isEqualTo(payload);
        assertThat(written.fields()).doesNotContainKey("original_size");
    }

    @Test
    void ofAPayloadOverTheLimitTheBeginningSizeAndDigestAreKept() {
        Value.Struct written =
                Envelopes.read(new DeadLetterEnvelope("orders", "ab12", 3), letter("hello".getBytes(UTF_8)));

        assertThat(bytes(written)).isEqualTo("hel".getBytes(UTF_8));
        assertThat(at(written, "original_message.original_data")).isEqualTo(new Value.Text("hel"));
        assertThat(at(written, "original_size")).isEqualTo(Value.Numeric.of(5));
        assertThat(at(written, "original_sha256"))
                .isEqualTo(new Value.Text("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
    }

    @Test
    void circumstancesThatAreUnknownAreLeftOut() {
        SourceRecord bare = new SourceRecord(
                new byte[0],
                null,
                List.of(),
                new Coordinates("in.jsonl", 0, 0),
                SourceRecord.NO_TIME,
                Operation.INSERT);

        Value.Struct written =
                Envelopes.read(ENVELOPE, new DeadLetter(bare, "decode-error", "decode", "empty", "main", 0));

        assertThat(((Value.Struct) at(written, "error.metadata")).fields().keySet())
                .containsExactly("topic", "partition", "offset");
    }

    private static DeadLetter letter(byte @Nullable [] payload) {
        SourceRecord origin = new SourceRecord(
                payload,
                "k".getBytes(UTF_8),
                List.of(
                        new Header("trace", "t1".getBytes(UTF_8)),
                        new Header("trace", new byte[] {-1}),
                        new Header("empty", null)),
                new Coordinates("orders", 3, 42),
                1_795_219_200_000L,
                Operation.INSERT);
        return new DeadLetter(origin, "constraint-violation", "sink", "too small", "main", 1_795_219_201_500L);
    }

    private static Value at(Value.Struct written, String path) {
        return Fields.find(written, Path.parse(path)).orElseThrow();
    }

    private static byte[] bytes(Value.Struct written) {
        return Base64.getDecoder().decode(((Value.Text) at(written, "original_bytes")).text());
    }
}
