package io.weir.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.LetterBox;
import io.weir.chaos.flow.Target;
import io.weir.chaos.workload.Deliveries;
import io.weir.chaos.workload.Deliveries.Place;
import io.weir.chaos.workload.Fate;
import io.weir.chaos.workload.Shape;
import io.weir.chaos.workload.Workload;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LettersTest {
    private static final Workload WORKLOAD = new Workload(3, Shape.steady(2_000, 200));
    private static final FlowPlan FLOW = new FlowPlan("flow", Target.POSTGRES_LEDGER, LetterBox.KAFKA, true, false, 2);
    private static final Expected EXPECTED = Expected.of(WORKLOAD, FLOW);

    @Test
    void soundLettersHaveNoViolations() {
        assertThat(check(sound())).isEmpty();
    }

    @Test
    void missingAndRepeatedLettersAreNoticed() {
        List<Letter> letters = sound();
        letters.set(0, letters.get(1));

        assertThat(check(letters))
                .extracting(Violation::what)
                .containsExactlyInAnyOrder("1 dead letters are missing", "1 dead letters came twice");
    }

    @Test
    void aWrongCodeAndWrongBytesAreNoticed() {
        List<Letter> letters = sound();
        Letter first = letters.get(0);
        letters.set(0, new Letter("something-else", first.at(), "AAAA", ""));

        assertThat(check(letters)).hasSize(2).allMatch(violation -> violation.invariant() == Invariant.I6);
    }

    @Test
    void aLetterOfAGoodRecordIsNoticed() {
        List<Letter> letters = sound();
        letters.add(letter(EXPECTED.of(Fate.OUT).iterator().next(), "decode-error"));

        assertThat(check(letters))
                .extracting(Violation::what)
                .containsExactly("1 dead letters of records that are fine (code decode-error)");
    }

    @Test
    void readsTheEnvelope() {
        Letter letter = Letter.json("{\"error\":{\"message\":\"no \\\"code\\\":\",\"metadata\":{\"partition\":9},"
                + "\"code\":\"too-deep\",\"coordinates\":{\"origin\":\"t\",\"partition\":1,\"position\":23}},"
                + "\"original_message\":{},\"original_bytes\":\"e30=\"}");

        assertThat(letter).isEqualTo(new Letter("too-deep", new Place(1, 23), "e30=", ""));
        assertThat(letter.holds(new byte[] {'{', '}'})).isTrue();
        assertThat(letter.holds(null)).isFalse();
    }

    private static List<Letter> sound() {
        return new ArrayList<>(Stream.of(Fate.DEAD_LETTERED, Fate.LATE)
                .flatMap(fate -> EXPECTED.of(fate).stream())
                .map(n -> letter(n, EXPECTED.item(n).code()))
                .toList());
    }

    private static Letter letter(long n, String code) {
        byte[] value = EXPECTED.item(n).value();
        String bytes = value == null ? null : Base64.getEncoder().encodeToString(value);
        return new Letter(code, new Place(0, n), bytes, "");
    }

    private static List<Violation> check(List<Letter> letters) {
        Deliveries deliveries = new Deliveries();
        WORKLOAD.items().forEach(item -> deliveries.add(item.n(), new Place(0, item.n())));
        return Letters.check(EXPECTED, deliveries, letters);
    }
}
