package io.weir.flink.operator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CheckpointAgeTest {
    private final AtomicLong clock = new AtomicLong(-5);

    @Test
    void failsAtTwoThirdsOfTheTransactionTimeout() {
        CheckpointAge age = new CheckpointAge(Duration.ofSeconds(90), clock::get);
        advance(59);
        assertThatCode(age::check).doesNotThrowAnyException();

        advance(1);

        assertThatThrownBy(age::check)
                .hasMessageStartingWith("CHECKPOINTS_FAILING(none completed for 60 s): the brokers give up transactions"
                        + " after 90 s");
    }

    @Test
    void completedCheckpointBeginsAnew() {
        CheckpointAge age = new CheckpointAge(Duration.ofSeconds(90), clock::get);
        advance(59);
        age.completed();
        advance(59);

        assertThatCode(age::check).doesNotThrowAnyException();
    }

    @Test
    void sinksWithoutTransactionsMayWait() {
        CheckpointAge age = new CheckpointAge(Duration.ZERO, clock::get);
        advance(100_000);

        assertThatCode(age::check).doesNotThrowAnyException();
    }

    private void advance(long seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
