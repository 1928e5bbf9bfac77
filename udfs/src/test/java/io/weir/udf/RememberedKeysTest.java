package io.weir.udf;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.record.Fingerprint;
import org.junit.jupiter.api.Test;

class RememberedKeysTest {
    private static final Fingerprint A = new Fingerprint(1, 1);
    private static final Fingerprint B = new Fingerprint(2, 2);
    private final RememberedKeys keys = new RememberedKeys();

    @Test
    void eachKeyHasItsOwnMemory() {
        keys.of(A, 0).remember(7, 10);

        assertThat(keys.of(A, 0).holds(7, 7)).isTrue();
        assertThat(keys.of(B, 0).holds(Long.MIN_VALUE, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void aNumberIsForgottenWhenTheWatermarkReachesItsTimeAndOthersStay() {
        keys.of(A, 0).remember(7, 10);
        keys.of(A, 0).remember(8, 11);

        assertThat(keys.of(A, 9).holds(7, 7)).isTrue();
        assertThat(keys.of(A, 9).holds(8, 9)).isTrue();
        assertThat(keys.of(A, 9).holds(9, 20)).isFalse();
        assertThat(keys.of(A, 10).holds(0, 7)).isFalse();
        assertThat(keys.of(A, 10).holds(7, 8)).isTrue();
    }

    @Test
    void forgettingEmptiesKeysThatNobodyAsksFor() {
        keys.of(A, 0).remember(7, 10);
        keys.of(B, 0).remember(8, 20);

        keys.forget(10);

        assertThat(keys.size()).isEqualTo(1);
    }
}
