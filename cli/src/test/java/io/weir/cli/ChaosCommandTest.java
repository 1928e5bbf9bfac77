package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChaosCommandTest {

    @Test
    void unknownFaultIsWrongUsageThatNamesTheKnownOnes() {
        CommandRun run = CommandRun.of("chaos", "--minutes", "1", "--rounds", "1", "--seed", "2", "--only", "rain");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("no fault is called 'rain'; there are kill-taskmanager, ");
    }

    @Test
    void unknownMutantIsWrongUsageThatNamesTheKnownOnes() {
        CommandRun run = CommandRun.of("chaos", "--mutants=secret-logged,none", "--rounds", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("no mutant is called 'none'; there are commit-skipped-on-restore, ");
    }

    @Test
    void noRoundsAndNoMutantsIsNothing() {
        CommandRun run = CommandRun.of("chaos", "--rounds", "0");

        assertThat(run.out()).isEqualTo("0 scenarios, 0 faults, 0 violations\n");
        assertThat(run.exitCode()).isZero();
    }
}
