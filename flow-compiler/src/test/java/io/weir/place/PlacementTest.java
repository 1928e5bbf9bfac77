package io.weir.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.plan.JobPlan;
import io.weir.plan.JobPlan.Placed;
import io.weir.plan.NodeId;
import io.weir.plan.Uid;
import io.weir.toy.Attempt;
import org.junit.jupiter.api.Test;

final class PlacementTest {
    private static final String SINK = "sink: {type: vault, config: {door: a}}";
    private static final String ERRORS = "errors: {type: vault, config: {door: b}}";

    @Test
    void everyNodeGetsTheTasksThatTheFlowAsksForAndDeadLettersOne() {
        JobPlan job = Attempt.at(
                        "source: {type: well, config: {shaft: n}}",
                        "transformations: [{type: hide}, {type: once}, {type: hide}]",
                        "parallelism: 3",
                        SINK,
                        ERRORS)
                .job();

        assertThat(job.placed())
                .extracting(placed -> placed.node().id() + " " + placed.parallelism())
                .containsExactly("source 3", "decode 3", "once 3", "after-once 3", "sink 3", "errors 1");
    }

    @Test
    void sourceThatCannotBeSplitKeepsItsOrderUpToTheNextShuffle() {
        JobPlan job = Attempt.at(
                        "source: {type: tap}",
                        "transformations: [{type: hide}, {type: once}, {type: hide}]",
                        "parallelism: 3",
                        SINK,
                        ERRORS)
                .job();

        assertThat(job.placed())
                .extracting(placed -> placed.node().id() + " " + placed.parallelism())
                .containsExactly("source 1", "decode 1", "once 3", "after-once 3", "sink 3", "errors 1");
    }

    @Test
    void replicasOfASourceThatCannotBeSplitAreAProblem() {
        Attempt attempt = Attempt.at("source: {type: tap}", "replicas: 3", SINK, ERRORS);

        assertThat(attempt.problems())
                .containsExactly(
                        "2:11 error[invalid-value] 3 replicas, but 'tap' is read by one task | write 'replicas: 1'");
    }

    @Test
    void uidsStayWhenTransformationsAreInserted() {
        JobPlan before = Attempt.at(
                        "source: {type: tap}", "transformations: [{type: once}, {type: hide}]", SINK, ERRORS)
                .job();
        JobPlan after = Attempt.at(
                        "source: {type: tap}",
                        "transformations: [{type: hide}, {type: once}, {type: hide}, {type: hide}]",
                        SINK,
                        ERRORS)
                .job();

        assertThat(after.placed())
                .extracting(Placed::uid)
                .containsExactly(before.placed().stream().map(Placed::uid).toArray(Uid[]::new));
        assertThat(after.placed().get(0).uid()).extracting(Uid::name).isEqualTo("toys/source");
    }

    @Test
    void labelsNameStepsAndTargets() {
        JobPlan job = Attempt.at(
                        "source: {type: tap}",
                        "transformations: [{type: hide}, {type: hide}, {type: once}]",
                        SINK,
                        ERRORS)
                .job();

        assertThat(job.placed())
                .extracting(Placed::label)
                .containsExactly("tap: the tap", "hide, hide-2", "once", "vault: door a", "errors → vault: door b");
    }

    @Test
    void promisesAreThoseOfTheSinks() {
        JobPlan job = Attempt.at("source: {type: tap}", SINK, ERRORS).job();

        assertThat(job.promises()).containsOnlyKeys(new NodeId("sink"), new NodeId("errors"));
        assertThat(job.maxParallelism()).isEqualTo(360);
    }
}
