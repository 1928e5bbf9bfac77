package io.weir.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.toy.Attempt;
import java.util.Collections;
import org.junit.jupiter.api.Test;

final class ResolverTest {
    private static final String SOURCE = "source: {type: tap}";
    private static final String SINK = "sink: {type: vault, config: {door: a}}";
    private static final String ERRORS = "errors: {policy: fail}";

    @Test
    void unknownComponentsSuggestTheNearestNameAndNothingElse() {
        Attempt attempt = Attempt.at(
                "source: {type: wel, config: {anything: 1}, well: {shaft: 1}}",
                "transformations: [{type: hid, whatever: 2}]",
                "sink: {type: zzz}",
                ERRORS);

        assertThat(attempt.problems())
                .containsExactly(
                        "1:16 error[unknown-component] there is no source 'wel' | did you mean 'well'?",
                        "2:26 error[unknown-component] there is no transformation 'hid' | did you mean 'hide'?",
                        "3:14 error[unknown-component] there is no sink 'zzz' | use one of: vault, bucket");
    }

    @Test
    void announcedComponentsAreReportedOnceAtTheirType() {
        Attempt attempt = Attempt.at(
                "source: {type: geyser, config: {heat: high}}",
                "transformations: [{type: freeze, config: {below: 0}}]",
                "sink: {type: lake, config: {}}",
                ERRORS);

        assertThat(attempt.problems())
                .containsExactly(
                        "1:16 error[not-yet-supported] source 'geyser' is known, but this version cannot run it yet"
                                + " | use one of: well, tap",
                        "2:26 error[not-yet-supported] transformation 'freeze' is known, but this version cannot run it"
                                + " yet | use one of: fork, hide, once, upper",
                        "3:14 error[not-yet-supported] sink 'lake' is known, but this version cannot run it yet"
                                + " | use one of: vault, bucket");
    }

    @Test
    void problemsOfAllStagesShowInOneRun() {
        Attempt attempt = Attempt.at(
                "sauce: {}",
                "source: {type: well, config: {depth: deep}}",
                "transformations: [{type: upper, config: {}}, {type: nothing}]",
                "sink: {type: vault, config: {dor: a}}",
                "delivery: {guarantee: thrice}");

        assertThat(attempt.problems())
                .extracting(line -> line.replaceAll(".*\\[(.*?)\\].*", "$1"))
                .contains(
                        "unknown-field",
                        "errors-go-nowhere",
                        "wrong-type",
                        "missing-option",
                        "unknown-component",
                        "unknown-option",
                        "invalid-value");
        assertThat(attempt.flow().plan()).isEmpty();
    }

    @Test
    void guaranteeThatIsWrittenDownMustBeKept() {
        Attempt attempt = Attempt.at(SOURCE, "sink: {type: bucket}", "delivery: {guarantee: exactly-once}", ERRORS);

        assertThat(attempt.problems())
                .containsExactly("3:23 error[guarantee-not-available] 'sink' (bucket: the bucket) gives at-least-once,"
                        + " not exactly-once: buckets have no transactions"
                        + " | ask for 'guarantee: at-least-once' or use another sink");
    }

    @Test
    void weakerSinkIsAWarningWhereNothingIsWrittenDown() {
        Attempt attempt = Attempt.at(SOURCE, "sink: {type: bucket}", ERRORS);

        assertThat(attempt.problems())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("2:14 warning[guarantee-not-available]");
        assertThat(attempt.flow().job()).isPresent();
    }

    @Test
    void guaranteeThatASinkExceedsIsKept() {
        Attempt attempt = Attempt.at(SOURCE, "sink: {type: bucket}", "delivery: {guarantee: at-least-once}", ERRORS);

        assertThat(attempt.problems()).isEmpty();
    }

    @Test
    void sinksCheckTheirOptionsAgainstTheDelivery() {
        Attempt attempt = Attempt.at(
                SOURCE,
                "sink: {type: vault, config: {door: a, patience: 5s}}",
                "delivery: {checkpointInterval: 1m}",
                ERRORS);

        assertThat(attempt.problems())
                .containsExactly("2:49 error[guarantee-not-available] the door closes before the next checkpoint"
                        + " | raise 'patience'");
    }

    @Test
    void latencyThatWaitsForACheckpointNeedsShorterIntervals() {
        Attempt attempt = Attempt.at(SOURCE, SINK, "delivery: {checkpointInterval: 10s, maxLatency: 250ms}", ERRORS);

        assertThat(attempt.problems())
                .containsExactly("3:49 error[latency-not-reachable] 'sink' (vault: door a) shows records after 100ms"
                        + " to 10.1s: up to 10s until the next checkpoint, 100ms to complete and commit it"
                        + " (assumed); that is not within 250ms"
                        + " | set 'checkpointInterval: 150ms' or shorter");
    }

    @Test
    void profileThatIsQuickEnoughIsAWayToTheLatency() {
        assertThat(Attempt.at(SOURCE, SINK, "delivery: {maxLatency: 250ms}", ERRORS)
                        .problems())
                .singleElement()
                .asString()
                .endsWith("| set 'checkpointInterval: 150ms' or shorter; or set 'profile: low-latency'");
        assertThat(Attempt.at(SOURCE, SINK, "delivery: {maxLatency: 250ms, profile: low-latency}", ERRORS)
                        .problems())
                .isEmpty();
    }

    @Test
    void intervalThatIsFoundIsShortEnough() {
        assertThat(Attempt.at(SOURCE, SINK, "delivery: {checkpointInterval: 150ms, maxLatency: 250ms}", ERRORS)
                        .problems())
                .isEmpty();
    }

    @Test
    void latencyThatNothingReachesSaysSo() {
        Attempt attempt = Attempt.at(SOURCE, SINK, "delivery: {maxLatency: 105ms}", ERRORS);

        assertThat(attempt.problems())
                .singleElement()
                .asString()
                .endsWith(" | raise 'maxLatency', or shorten what is waited for");
    }

    @Test
    void latencyCountsFlushesAndShuffles() {
        Attempt attempt = Attempt.at(
                SOURCE,
                "transformations: [{type: once}]",
                "sink: {type: bucket, config: {patience: 2s}}",
                "delivery: {guarantee: at-least-once, maxLatency: 1s}",
                ERRORS);

        assertThat(attempt.problems())
                .containsExactly(
                        "4:50 error[latency-not-reachable] 'sink' (bucket: the bucket) shows records after 20ms to"
                                + " 2.12s: up to 100ms in the buffers between tasks, up to 2s until the batch"
                                + " is sent, 20ms to write it (assumed); that is not within 1s"
                                + " | set 'patience: 880ms' or shorter");
    }

    @Test
    void deadLettersMayTakeLonger() {
        Attempt attempt = Attempt.at(
                SOURCE,
                "sink: {type: bucket, config: {patience: 1ms}}",
                "delivery: {guarantee: at-least-once, maxLatency: 1s}",
                "errors: {type: vault, config: {door: a}}");

        assertThat(attempt.problems()).isEmpty();
    }

    @Test
    void flowsWithTooManyNodesOrSinksDoNotCompile() {
        String steps = String.join(", ", Collections.nCopies(198, "{type: hide}"));
        String routes =
                String.join(", ", Collections.nCopies(49, "{condition: $.a, sink: {type: vault, config: {door: a}}}"));

        assertThat(Attempt.at(SOURCE, "transformations: [" + steps + "]", SINK, ERRORS)
                        .problems())
                .containsExactly("1:16 error[too-many-nodes] the flow has 201 nodes, more than 200"
                        + " | split it into several flows");
        assertThat(Attempt.at(
                                SOURCE,
                                "transformations: [{type: fork, config: {routes: [" + routes + "]}}]",
                                SINK,
                                ERRORS)
                        .problems())
                .containsExactly(
                        "1:16 error[too-many-nodes] the flow has 51 sinks, more than 50 | split it into several flows");
    }
}
