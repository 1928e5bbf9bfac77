package io.weir.record;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LetterTest {
    private static final DeadLetterEnvelope ENVELOPE = new DeadLetterEnvelope("orders", "ab12");
    private static final Header BINARY = new Header("trace", new byte[] {-1});

    @Test
    void aLetterComesBackAsItWas() throws Exception {
        DeadLetter refused =
                refused(new byte[] {'{', -1, 0}, List.of(BINARY, new Header("empty", null)), "decode-error");

        Letter read = read(Envelopes.read(ENVELOPE, refused));

        assertThat(read.refused()).usingRecursiveComparison().isEqualTo(refused);
        assertThat(read.flow()).isEqualTo("orders");
        assertThat(read.specHash()).isEqualTo("ab12");
        assertThat(read.whole()).isTrue();
        assertThat(read.isMark()).isFalse();
    }

    @Test
    void aTombstoneComesBackWithoutPayload() throws Exception {
        assertThat(read(Envelopes.read(ENVELOPE, refused(null, List.of(), "decode-error")))
                        .origin()
                        .payload())
                .isNull();
    }

    @Test
    void aLetterThatWasCutCannotBeSentAgain() throws Exception {
        Value.Struct cut = Envelopes.read(
                new DeadLetterEnvelope("orders", "ab12", 3), refused("hello".getBytes(UTF_8), List.of(), "too-deep"));

        assertThat(read(cut).whole()).isFalse();
        assertThat(read(cut).size()).isEqualTo(5);
    }

    @Test
    void anIdDependsOnWhatWasRefusedAndNotOnWhen() throws Exception {
        DeadLetter refused = refused("a".getBytes(UTF_8), List.of(), "decode-error");
        DeadLetter later = new DeadLetter(refused.origin(), "decode-error", "sink", "", "main", 99);

        String id = read(Envelopes.read(ENVELOPE, refused)).id();

        assertThat(id).isEqualTo(read(Envelopes.read(ENVELOPE, later)).id()).matches("[0-9a-f]{32}");
        assertThat(id)
                .isNotEqualTo(read(Envelopes.read(ENVELOPE, refused("a".getBytes(UTF_8), List.of(), "late")))
                        .id());
    }

    @Test
    void aLetterWithoutAnIdGetsTheOneThatItWouldHave() throws Exception {
        Value.Struct written = Envelopes.read(ENVELOPE, refused("a".getBytes(UTF_8), List.of(), "decode-error"));
        Value.Struct error =
                (Value.Struct) java.util.Objects.requireNonNull(written.fields().get("error"));

        assertThat(read(written.with("error", error.without("id"))).id())
                .isEqualTo(read(written).id());
    }

    @Test
    void aRecordThatIsRefusedAgainMakesALetterThatNamesTheFirst() throws Exception {
        Letter first = read(Envelopes.read(ENVELOPE, refused("a".getBytes(UTF_8), List.of(BINARY), "decode-error")));
        DeadLetter again = new DeadLetter(first.again(), "decode-error", "sink", "too small", "main", 0);

        Letter second = read(Envelopes.read(ENVELOPE, again));

        assertThat(second.refused().replayOf()).contains(first.id());
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.again().headers()).hasSize(2);
        assertThat(JsonWriter.toText(Envelopes.read(ENVELOPE, again))).doesNotContain("weir-replay-of");
    }

    @Test
    void aMarkNamesTheLetterAndHoldsNoRecord() throws Exception {
        Letter letter = read(Envelopes.read(ENVELOPE, refused("secret".getBytes(UTF_8), List.of(), "decode-error")));

        Letter mark = read(Envelopes.read(ENVELOPE, DeadLetter.mark(letter, 5)));

        assertThat(mark.isMark()).isTrue();
        assertThat(mark.refused().replayOf()).contains(letter.id());
        assertThat(mark.origin().payload()).isNull();
        assertThat(mark.origin().coordinates()).isEqualTo(letter.origin().coordinates());
    }

    @Test
    void columnsOfADatabaseMayHoldThePartsInTheirOwnWay() throws Exception {
        Value.Struct written = Envelopes.read(ENVELOPE, refused("a".getBytes(UTF_8), List.of(), "decode-error"));
        Value error = java.util.Objects.requireNonNull(written.fields().get("error"));
        Value.Struct columns = Value.Struct.empty()
                .with("error", new Value.Text(JsonWriter.toText(error)))
                .with("original_bytes", new Value.Text("\\x61"));

        assertThat(read(columns).id()).isEqualTo(read(written).id());
        assertThat(read(columns).origin().payload()).isEqualTo("a".getBytes(UTF_8));
    }

    @Test
    void whatIsNoLetterIsNone() throws Exception {
        assertThat(Letter.of(Letter.READER.read("{\"error\":\"no\"}".getBytes(UTF_8))))
                .isEmpty();
        assertThat(Letter.of(new Value.Text("x"))).isEmpty();
    }

    private static Letter read(Value written) throws JsonRejected {
        return Letter.of(Letter.READER.read(JsonWriter.toBytes(written))).orElseThrow();
    }

    private static DeadLetter refused(byte @Nullable [] payload, List<Header> headers, String code) {
        SourceRecord origin = new SourceRecord(
                payload,
                "k".getBytes(UTF_8),
                headers,
                new Coordinates("orders", 3, 42),
                1_795_219_200_000L,
                Operation.INSERT);
        return new DeadLetter(origin, code, "sink", "too small", "main", 1_795_219_201_500L);
    }
}
