package io.weir.bench.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferentialTest {
    private static final long SEED = 20_261_121;
    private static final int PAIRS = 20_000;

    @Test
    void bytesAndTreesGoTheSameWay() {
        Differential differential = new Differential(SEED);
        while (differential.pairs() < PAIRS) {
            assertThat(differential.next()).isEmpty();
        }

        assertThat(differential.flows()).isGreaterThan(80);
        assertThat(differential.decidedFast())
                .as("records that did without a tree")
                .isGreaterThan(PAIRS / 5);
    }
}
