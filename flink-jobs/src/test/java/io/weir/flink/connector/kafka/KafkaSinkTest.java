package io.weir.flink.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.component.Delivery;
import io.weir.component.Guarantee;
import io.weir.component.SinkPromise;
import io.weir.component.Visibility;
import io.weir.declare.Complaints;
import io.weir.declare.Setting;
import io.weir.plan.FlowIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class KafkaSinkTest {
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(5);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

    @Test
    void defaultsFitTogether() {
        assertThat(complaints(options(false), delivery(Guarantee.EXACTLY_ONCE, DEFAULT_TIMEOUT)))
                .isEmpty();
    }

    @Test
    void transactionsThatEndBeforeThreeCheckpointsAreRefused() {
        assertThat(complaints(options(false), delivery(Guarantee.EXACTLY_ONCE, Duration.ofMinutes(10))))
                .containsExactly("transactionTimeout: transactions of 900s are too short:"
                        + " 3 x (checkpoint interval 5s + checkpoint timeout 600s) = 1815s");
    }

    @Test
    void withoutTransactionsAnyTimeoutWillDo() {
        assertThat(complaints(options(false), delivery(Guarantee.AT_LEAST_ONCE, Duration.ofHours(1))))
                .isEmpty();
    }

    @Test
    void promiseIsWhatWasAskedFor() {
        for (Guarantee asked : Guarantee.values()) {
            assertThat(promise(options(false), asked).guarantee()).isEqualTo(asked);
        }
    }

    @Test
    void onlyTransactionsWaitForTheCheckpointAndLeaveIds() {
        SinkPromise exactlyOnce = promise(options(false), Guarantee.EXACTLY_ONCE);

        assertThat(exactlyOnce.visibility()).isEqualTo(new Visibility.AtCheckpoint());
        assertThat(exactlyOnce.mark()).map(SinkPromise.Mark::kept).contains(Duration.ofDays(7));
        // without checkpoints, a transaction would never end
        for (Guarantee weaker : List.of(Guarantee.AT_LEAST_ONCE, Guarantee.AT_MOST_ONCE)) {
            assertThat(promise(options(false), weaker))
                    .isEqualTo(new SinkPromise(
                            weaker, promise(options(false), weaker).reason(), Visibility.AtFlush.AT_ONCE));
        }
    }

    @Test
    void acceptedLossIsNotExactlyOnce() {
        assertThat(promise(options(true), Guarantee.EXACTLY_ONCE).guarantee()).isEqualTo(Guarantee.AT_MOST_ONCE);
    }

    @Test
    void prefixHasOneLengthAndAnEnd() {
        String one = TransactionPrefix.of(flow("flow-1"), "sink");

        assertThat(one).matches("weir-[0-9a-f]{16}\\.");
        assertThat(one).isNotEqualTo(TransactionPrefix.of(flow("flow-10"), "sink"));
        assertThat(one).isNotEqualTo(TransactionPrefix.of(flow("flow-1"), "errors"));
        // open transactions of running flows hang off it: it must never change
        assertThat(one).isEqualTo("weir-0fd3a421db198265.");
    }

    @Test
    void timesThatTheTopicMayRefuseAreLeftOut() {
        TopicLimits limits = new TopicLimits(1000, 10_000, 2_000);

        assertThat(limits.acceptable(95_000, 100_000)).isEqualTo(95_000);
        assertThat(limits.acceptable(94_999, 100_000)).isEqualTo(Long.MIN_VALUE);
        assertThat(limits.acceptable(101_000, 100_000)).isEqualTo(101_000);
        assertThat(limits.acceptable(101_001, 100_000)).isEqualTo(Long.MIN_VALUE);
        assertThat(limits.acceptable(-1, 0)).isEqualTo(Long.MIN_VALUE);
        assertThat(limits.acceptable(Long.MIN_VALUE, 100_000)).isEqualTo(Long.MIN_VALUE);
    }

    private static FlowIdentity flow(String name) {
        return new FlowIdentity("default", name, "0000000000000000");
    }

    private static SinkPromise promise(KafkaSink.Options options, Guarantee asked) {
        return new KafkaSink().promise(options, delivery(asked, DEFAULT_TIMEOUT));
    }

    private static Delivery delivery(Guarantee guarantee, Duration timeout) {
        return new Delivery(guarantee, DEFAULT_INTERVAL, timeout);
    }

    private static KafkaSink.Options options(boolean acceptLoss) {
        return new KafkaSink.Options(
                List.of(Setting.literal("a:1")),
                Setting.literal("orders"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                1_048_576,
                Duration.ofMinutes(15),
                acceptLoss);
    }

    private static List<String> complaints(KafkaSink.Options options, Delivery delivery) {
        List<String> said = new ArrayList<>();
        new KafkaSink().check(options, delivery, new Complaints() {
            @Override
            public void error(String option, String message, String hint) {
                said.add(option + ": " + message);
            }

            @Override
            public void warning(String option, String message, String hint) {
                said.add(option + ": " + message);
            }
        });
        return said;
    }
}
