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

                        promises
                          source → sink: at-least-once (buckets have no transactions)
                              visible when the sink flushes; order: per key of once
                          source → route-1: exactly-once (one door per checkpoint)
                              visible at the next checkpoint, every 5s; order: per key of once
                          source → errors: exactly-once (one door per checkpoint)
                              visible at the next checkpoint, every 5s; order: none

                        state
                          once: about 100 bytes per key, forgotten after 2h of event time: 720.0 MB at 1000 new keys per second
                        """);
    }

    @Test
    void pictureDotsDeadLettersAndEscapesConditions() {
        assertThat(PlanPrinter.mermaid(attempt.job()))
                .startsWith("flowchart LR\n  n0([\"<b>source</b><br/>well: shaft north\"])\n")
                .contains("  n1 --> n2\n")
                .contains("  n4 -- \"$.a == 'x'\" --> n6\n")
                .contains("  n1 -. dead letters .-> n7\n");
    }

    @Test
    void jsonIsJson() throws Exception {
        byte[] json = PlanPrinter.json(attempt.job()).getBytes(StandardCharsets.UTF_8);

        assertThat(JsonReader.STANDARD.read(json).toString())
                .contains("exactly-once")
                .contains("toys/after-once");
    }

    @Test
    void noFormShowsASecret() {
        JobPlan job = attempt.job();

        assertThat(PlanPrinter.text(attempt.flow().draft())).doesNotContain(SECRET);
        assertThat(PlanPrinter.text(attempt.plan())).doesNotContain(SECRET);
        assertThat(PlanPrinter.text(job) + PlanPrinter.json(job) + PlanPrinter.mermaid(job))
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
