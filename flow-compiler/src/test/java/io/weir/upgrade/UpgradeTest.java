package io.weir.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.plan.JobPlan;
import io.weir.plan.Uid;
import io.weir.problem.Problem;
import io.weir.toy.Attempt;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class UpgradeTest {
    private static final String SINK = "sink: {type: vault, config: {door: a}}";
    private static final String ERRORS = "errors: {policy: fail}";
    private static final String SOURCE = "source: {type: well, config: {shaft: north}}";
    private static final String ONCE = "transformations: [{type: once}]";

    @Test
    void theSameSpecKeepsEverything() {
        Upgrade upgrade = upgrade(job(SOURCE, ONCE), job(SOURCE, ONCE));

        assertThat(outcomes(upgrade)).containsExactly("source KEPT", "decode KEPT", "once KEPT", "sink KEPT");
        assertThat(upgrade.allowed()).isTrue();
        assertThat(upgrade.leavesState()).isFalse();
        assertThat(upgrade.problems()).isEmpty();
    }

    @Test
    void lostStateIsAProblemUntilItIsNamed() {
        JobPlan old = job(SOURCE, ONCE);

        Upgrade silent = upgrade(old, job(SOURCE));
        Upgrade named = upgrade(old, job(SOURCE, "dropState: [once]"));

        assertThat(silent.allowed()).isFalse();
        assertThat(messages(silent))
                .containsExactly("the remembered keys of 'once' would be lost: the new spec has no such node; should it"
                        + " come back, it starts empty");
        assertThat(named.allowed()).isTrue();
        assertThat(named.leavesState()).isTrue();
        assertThat(named.problems()).isEmpty();
    }

    @Test
    void whatDropStateNamesInVainIsAWarning() {
        Upgrade upgrade = upgrade(job(SOURCE, ONCE), job(SOURCE, ONCE, "dropState: [once, twice]"));

        assertThat(upgrade.allowed()).isTrue();
        assertThat(messages(upgrade))
                .containsExactly(
                        "'once' keeps its state, whatever 'dropState' says", "there is no state of 'twice' to drop");
    }

    @Test
    void anotherSourceDoesNotGoOnWhereTheOldOneStopped() {
        Upgrade upgrade = upgrade(job(SOURCE), job("source: {type: well, config: {shaft: south, depth: 3}}"));

        assertThat(outcomes(upgrade)).containsExactly("source LOST", "decode KEPT", "sink KEPT");
        assertThat(upgrade.nodes().get(0).reason()).startsWith("shaft changed from north to south: ");
    }

    @Test
    void whereTheSourceIsTheSameItsOtherOptionsDoNotMatter() {
        Upgrade upgrade = upgrade(job(SOURCE), job("source: {type: well, config: {shaft: north, depth: 3}}"));

        assertThat(outcomes(upgrade)).containsExactly("source KEPT", "decode KEPT", "sink KEPT");
    }

    @Test
    void aRenamedNodeTakesItsStateAndThatOfTheStepsBehindIt() {
        Upgrade upgrade = upgrade(
                job(SOURCE, "transformations: [{type: once}, {type: hide}]"),
                job(SOURCE, "transformations: [{type: once, name: first, renamedFrom: once}, {type: hide}]"));

        assertThat(outcomes(upgrade))
                .containsExactly("source KEPT", "decode KEPT", "first MIGRATED", "after-first MIGRATED", "sink KEPT");
    }

    @Test
    void stateBelongsToTheNameOfTheFlow() {
        JobPlan renamed = Attempt.at(
                        "kind: DataFlow",
                        "apiVersion: dataflow.dataflow.io/v1",
                        "metadata: {name: other}",
                        "spec: {" + String.join(", ", SOURCE, SINK, ERRORS) + "}")
                .job();

        Upgrade upgrade = upgrade(job(SOURCE), renamed);

        assertThat(upgrade.allowed()).isFalse();
        assertThat(messages(upgrade)).allMatch(message -> message.contains("it belongs to flow 'toys'"));
    }

    @Test
    void theUidsOfASavepointTellAsMuchAsTheSpec() {
        JobPlan old = job(SOURCE, ONCE);
        List<Uid> uids = new ArrayList<>();
        old.placed().forEach(placed -> {
            uids.add(Uid.parse(placed.uid().part("count")).orElseThrow());
            uids.add(Uid.parse(placed.uid().text()).orElseThrow());
        });

        Upgrade upgrade = Upgrade.between(Inventory.found("savepoint x", uids), job(SOURCE, ONCE));

        assertThat(outcomes(upgrade)).containsExactly("source KEPT", "decode KEPT", "once KEPT", "sink KEPT");
        assertThat(UpgradePrinter.text(upgrade)).startsWith("upgrade of flow default/toys from savepoint x to spec ");
    }

    @Test
    void aUidOfSomethingElseIsNone() {
        assertThat(Uid.parse("no-flow")).isEmpty();
        assertThat(Uid.parse("a/b {\"state\":\"MOOD\"}")).isEmpty();
        assertThat(Uid.parse("a/b not json")).isEmpty();
    }

    private static Upgrade upgrade(JobPlan old, JobPlan fresh) {
        return Upgrade.between(Inventory.of(old), fresh);
    }

    private static JobPlan job(String... lines) {
        List<String> all = new ArrayList<>(List.of(lines));
        all.addAll(List.of(SINK, ERRORS));
        return Attempt.at(all.toArray(String[]::new)).job();
    }

    private static List<String> outcomes(Upgrade upgrade) {
        return upgrade.nodes().stream()
                .map(node -> node.node() + " " + node.outcome())
                .toList();
    }

    private static List<String> messages(Upgrade upgrade) {
        return upgrade.problems().stream().map(Problem::message).toList();
    }
}
