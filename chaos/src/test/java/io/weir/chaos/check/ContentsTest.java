package io.weir.chaos.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.LetterBox;
import io.weir.chaos.flow.Target;
import io.weir.chaos.workload.Fate;
import io.weir.chaos.workload.Item;
import io.weir.chaos.workload.Kind;
import io.weir.chaos.workload.Shape;
import io.weir.chaos.workload.Workload;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checker that cannot fail proves nothing: each test spoils a sound target in one way. */
class ContentsTest {
    private static final Workload WORKLOAD = new Workload(3, Shape.steady(2_000, 200));

    @Test
    void aSoundTargetHasNoViolations() {
        assertThat(check(Target.KAFKA, sound(Target.KAFKA))).isEmpty();
        assertThat(check(Target.POSTGRES_LEDGER, sound(Target.POSTGRES_LEDGER))).isEmpty();
    }

    @Test
    void aMissingRecordIsALoss() {
        List<Found> found = sound(Target.KAFKA);
        found.remove(17);

        assertThat(check(Target.KAFKA, found)).containsExactly(Invariant.I1);
    }

    @Test
    void aRecordThatIsThereTwiceIsADuplicate() {
        List<Found> found = sound(Target.FILE);
        found.add(found.get(17));

        assertThat(check(Target.FILE, found)).containsExactly(Invariant.I2);
    }

    @Test
    void aRepetitionThatPassedIsADuplicate() {
        List<Found> found = sound(Target.FILE);
        found.add(Found.json(first(Kind.DUPLICATE).stored()));

        assertThat(check(Target.FILE, found)).containsExactly(Invariant.I2);
    }

    @Test
    void alteredAndUnknownRecordsAreNoticed() {
        List<Found> found = sound(Target.FILE);
        Found whole = found.get(17);
        found.set(17, new Found(whole.n(), whole.body().replace("****", "4711")));
        found.add(new Found(-1, "{}"));

        assertThat(check(Target.FILE, found)).containsExactly(Invariant.I5, Invariant.I5);
    }

    @Test
    void aChangedOrderIsNoticedWhereItIsPromised() {
        List<Found> found = sound(Target.KAFKA);
        Collections.reverse(found);

        assertThat(check(Target.KAFKA, found)).containsExactly(Invariant.I4);
    }

    @Test
    void anUpsertedRowMustBeTheLastOfItsKey() {
        FlowPlan flow = flow(Target.POSTGRES_UPSERT);
        Expected expected = Expected.of(WORKLOAD, flow);
        List<Found> found = new ArrayList<>(expected.latest().values().stream()
                .map(n -> Found.row(expected.body(n)))
                .toList());
        assertThat(Contents.check(expected, found)).isEmpty();

        Item last = expected.item(found.get(0).n());
        long older = expected.of(Fate.OUT).stream()
                .filter(n -> expected.item(n).key().equals(last.key()))
                .findFirst()
                .orElseThrow();
        found.set(0, Found.row(expected.body(older)));

        assertThat(Contents.check(expected, found))
                .extracting(Violation::invariant)
                .containsExactly(Invariant.I1);
    }

    private static List<Found> sound(Target target) {
        Expected expected = Expected.of(WORKLOAD, flow(target));
        return new ArrayList<>(expected.of(Fate.OUT).stream()
                .map(n -> new Found(n, expected.body(n)))
                .toList());
    }

    private static List<Invariant> check(Target target, List<Found> found) {
        return Contents.check(Expected.of(WORKLOAD, flow(target)), found).stream()
                .map(Violation::invariant)
                .toList();
    }

    private static FlowPlan flow(Target target) {
        return new FlowPlan("flow", target, LetterBox.KAFKA, target == Target.FILE, false, 2);
    }

    private static Item first(Kind kind) {
        return WORKLOAD.items().filter(item -> item.kind() == kind).findFirst().orElseThrow();
    }
}
