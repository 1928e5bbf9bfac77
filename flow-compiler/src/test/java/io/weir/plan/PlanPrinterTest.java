package io.weir.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.JsonReader;
import io.weir.toy.Attempt;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PlanPrinterTest {
    private static final String SECRET = "open-sesame";

    private final Attempt attempt = Attempt.at(
            "source: {type: well, config: {shaft: north, key: " + SECRET + "}}",
            "transformations:",
            "  - {type: upper, config: {fields: [$.a, b.c]}}",
            "  - {type: once, config: {within: 2h}}",
            "  - {type: fork, config: {routes: [{condition: \"$.a == 'x'\", sink: {type: vault, config: {door: left}}}]}}",
            "sink: {type: bucket}",
            "errors: {type: vault, config: {door: dlq}}",
            "resources: {limits: {cpu: 1}}",
            "parallelism: 4");

    @Test
    void draftNamesBlocks() {
        assertThat(PlanPrinter.text(attempt.flow().draft())).isEqualTo("""
                        flow default/toys

                        source           well (shaft, key)
                        upper            upper (fields)
                        once             once (within)
                        fork             fork (routes)
                        route-1          vault (door)  when $.a == 'x'
                        sink             bucket
                        errors           vault (door)

                        kept for deployment: resources
                        """);
    }

    @Test
    void planShowsNodesBeforeTheyAreFused() {
        assertThat(PlanPrinter.text(attempt.plan())).contains("  decode → upper\n  upper → once\n");
    }

    @Test
    void jobShowsNodesEdgesPromisesAndState() {
        String hash = attempt.flow().spec().hash();

        assertThat(PlanPrinter.text(attempt.job()).replace(hash, "HASH")).isEqualTo("""
                        flow default/toys, spec HASH
                        asked for: exactly-once, a checkpoint every 5s

                        nodes
                          source             ×4   well: shaft north
                              shaft = north, depth = 10, key = ***
                          decode             ×4   decode, upper
                              upper: fields = [a, b.c]
                          once               ×4   once
                              within = 2h
                          after-once         ×4   fork
                              fork: routes = [$.a == 'x']
                          split              ×4   2 branches
                          sink               ×4   bucket: the bucket
                              patience = 1s
                          route-1            ×4   vault: door left
                              door = left, patience = 1h
                          errors             ×1   vault: door dlq
                              door = dlq, patience = 1h

                        edges
                          source → decode
                          decode → once
                          once → after-once
                          after-once → split
                          split → sink
                          split → route-1  when $.a == 'x'
                          dead letters of decode, once, after-once, sink, route-1 → errors

                        promises, while nothing fails and nothing is queued
                          source → sink: at-least-once (buckets have no transactions)
                              visible after 20ms to 1.12s: up to 100ms in the buffers between tasks, up to 1s until the batch is sent, 20ms to write it (assumed)
                              order: per partition of the source and key of once
                          source → route-1: exactly-once (one door per checkpoint)
                              visible after 100ms to 5.1s: up to 5s until the next checkpoint, 100ms to complete and commit it (assumed)
                              order: per partition of the source and key of once
                          source → errors: exactly-once (one door per checkpoint)
                              visible after 100ms to 5.1s: up to 5s until the next checkpoint, 100ms to complete and commit it (assumed)
                              order: none

                        state
                          once: about 144.0 MB = 1000 new keys per second (assumed) × 2h of event time × 20 bytes per key

                        needs
                          4 task slots
                          route-1: up to 2880 used doors: one per task and checkpoint, kept for 1h (as the locksmith says)
                          errors: up to 720 used doors: one per task and checkpoint, kept for 1h (as the locksmith says)
                        """);
    }

    @Test
    void rateThatIsGivenIsNotAssumed() {
        Rate rate = Rate.parse("5000/s").orElseThrow();

        assertThat(PlanPrinter.text(attempt.job(), rate))
                .contains("once: about 720.0 MB = 5000 new keys per second × 2h of event time × 20 bytes per key");
        assertThat(PlanPrinter.json(attempt.job(), rate)).contains("\"bytes\": 720000000");
        assertThat(Rate.parse("0/s")).isEmpty();
        assertThat(Rate.parse("many")).isEmpty();
    }

    @Test
    void jsonHasTheTermsOfTheLatency() {
        assertThat(PlanPrinter.json(attempt.job(), Rate.ASSUMED))
                .contains("\"earliest\": \"20ms\",\n        \"latest\": \"1.12s\"")
                .contains("\"what\": \"until the batch is sent\"")
                .contains("\"taskSlots\": 4");
    }

    @Test
    void flowThatTakesNoCheckpointsSaysSo() {
        Attempt careless = Attempt.at(
                "source: {type: tap}",
                "sink: {type: vault, config: {door: a}}",
                "delivery: {guarantee: at-most-once}",
                "errors: {policy: fail}");

        assertThat(PlanPrinter.text(careless.job()))
                .contains("asked for: at-most-once, no checkpoints\n")
                .contains("visible when the flow ends\n")
                .endsWith("needs\n  1 task slot\n");
    }

    @Test
    void headSaysWhichLatencyWasAskedFor() {
        Attempt quick = Attempt.at(
                "source: {type: tap}",
                "sink: {type: vault, config: {door: a}}",
                "delivery: {checkpointInterval: 1s, maxLatency: 3s}",
                "errors: {policy: fail}");

        assertThat(PlanPrinter.text(quick.job()))
                .contains("asked for: exactly-once, a checkpoint every 1s, records visible within 3s\n");
    }

    @Test
    void latencyFollowsTheProfile() {
        Attempt quick = Attempt.at(
                "source: {type: tap}",
                "transformations: [{type: once, config: {within: 1h}}]",
                "sink: {type: bucket}",
                "delivery: {profile: low-latency, guarantee: at-least-once}",
                "errors: {type: vault, config: {door: a}}");

        assertThat(PlanPrinter.text(quick.job()))
                .contains("asked for: at-least-once, low-latency, a checkpoint every 1s\n")
                .contains("up to 1ms in the buffers between tasks");
        assertThat(PlanPrinter.json(quick.job(), Rate.ASSUMED)).contains("\"profile\": \"low-latency\"");
    }

    @Test
    void profileOfExactlyOnceCheckpointsTenTimesASecond() {
        Attempt quick = Attempt.at(
                "source: {type: tap}",
                "sink: {type: vault, config: {door: a}}",
                "delivery: {profile: low-latency}",
                "errors: {policy: fail}");

        assertThat(PlanPrinter.text(quick.job()))
                .contains("asked for: exactly-once, low-latency, a checkpoint every 100ms\n")
                .contains("visible after 100ms to 200ms: up to 100ms until the next checkpoint");
    }

    @Test
    void pictureDotsDeadLettersAndEscapesConditions() {
        assertThat(PlanPrinter.mermaid(attempt.job()))
                .startsWith("flowchart LR\n  n0([\"<b>source</b><br/>well: shaft north\"])\n")
                .contains("  n1 --> n2\n")
                .contains("<br/>exactly-once, within 5.1s\")]")
                .contains("  n4 -- \"$.a == 'x'\" --> n6\n")
                .contains("  n1 -. dead letters .-> n7\n");
    }

    @Test
    void jsonIsJson() throws Exception {
        byte[] json = PlanPrinter.json(attempt.job(), Rate.ASSUMED).getBytes(StandardCharsets.UTF_8);

        assertThat(JsonReader.STANDARD.read(json).toString())
                .contains("exactly-once")
                .contains("toys/after-once");
    }

    @Test
    void noFormShowsASecret() {
        JobPlan job = attempt.job();

        assertThat(PlanPrinter.text(attempt.flow().draft())).doesNotContain(SECRET);
        assertThat(PlanPrinter.text(attempt.plan())).doesNotContain(SECRET);
        assertThat(PlanPrinter.text(job) + PlanPrinter.json(job, Rate.ASSUMED) + PlanPrinter.mermaid(job))
                .doesNotContain(SECRET);
    }

    @Test
    void flowWithoutErrorsSinkSaysThatItStops() {
        Attempt failing =
                Attempt.at("source: {type: tap}", "sink: {type: vault, config: {door: a}}", "errors: {policy: fail}");

        assertThat(PlanPrinter.text(failing.job()))
                .contains("dead letters: none are kept, the flow stops at the first")
                .contains("order: as read");
    }
}
