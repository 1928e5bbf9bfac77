package io.weir.chaos.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.chaos.check.Invariant;
import io.weir.chaos.check.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MutantTableTest {
    private static final Duration TOOK = Duration.ofSeconds(30);

    @Test
    void showsWhatCaughtAMutantAndTheFirstRecordThatTells() {
        Violation loss = new Violation(Invariant.I1, "2 records are missing", List.of("#7 r-000007", "#8 r-000008"));

        assertThat(text(new MutantResult(Mutant.OFFSETS_NOT_RESTORED, Optional.of(loss), "", TOOK)))
                .contains("**1 of 1 mutants were caught**, in 30 s.")
                .contains("| offsets-not-restored | a restored source starts at the end of its partitions | kills |"
                        + " I1 no loss | 2 records are missing, such as #7 r-000007 |");
    }

    @Test
    void aMutantThatNobodyNoticedIsNoSuccess() {
        MutantResult result = new MutantResult(Mutant.TRANSACTIONS_OFF, Optional.empty(), "", TOOK);

        assertThat(result.isCaught()).isFalse();
        assertThat(text(result)).contains("**0 of 1 mutants").contains("| **nothing** | survived |");
    }

    @Test
    void aTrialThatProvesNothingIsNoSuccessEither() {
        Violation violation = Violation.of(Invariant.I1, "something | is missing");
        MutantResult result =
                new MutantResult(Mutant.TRANSACTIONS_OFF, Optional.of(violation), "the trial\nbroke | off", TOOK);

        assertThat(result.isCaught()).isFalse();
        assertThat(text(result)).contains("| **nothing** | not tried: the trial broke \\| off |");
    }

    private static String text(MutantResult result) {
        return MutantTable.of(List.of(result)).text();
    }
}
