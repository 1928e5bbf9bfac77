package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlanCommandTest {
    private static final String ORDERS = "../flow-specs/examples/orders/flow.json";

    @Test
    void stateIsEstimatedAtTheRateThatIsGiven() {
        CommandRun run = CommandRun.of("plan", ORDERS, "--rate", "50/s");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("deduplicate: about 172.8 MB = 50 new keys per second × 2d of event time × 20 bytes per key");
    }

    @Test
    void jsonHoldsTheSameNumbers() {
        CommandRun run = CommandRun.of("plan", ORDERS, "--rate", "50/s", "--format", "json");

        assertThat(run.out())
                .contains("\"bytes\": 172800000")
                .contains("\"latest\": \"2.1s\"")
                .contains("\"taskSlots\": 1");
    }

    @Test
    void whatIsNoRateIsWrongUsage() {
        CommandRun run = CommandRun.of("plan", ORDERS, "--rate", "fast");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'fast' is no rate such as 5000/s");
    }
}
