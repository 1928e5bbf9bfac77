package io.weir.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.flink.testing.Records;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

class PartitionWatermarksTest {
    private final ManualClock clock = new ManualClock();
    private final PartitionWatermarks watermarks =
            new PartitionWatermarks(Duration.ofMillis(10), Duration.ofSeconds(30), clock);
    private final Emitted emitted = new Emitted();

    @Test
    void theSlowestPartitionHoldsTheWatermarkBack() {
        event(0, 5000);
        event(1, 1000);
        watermarks.onPeriodicEmit(emitted);
        event(1, 1200);
        event(1, 1100);
        watermarks.onPeriodicEmit(emitted);

        assertThat(emitted.log).containsExactly("989", "1189");
    }

    @Test
    void anIdlePartitionNoLongerHoldsBack() {
        event(0, 5000);
        event(1, 1000);
        clock.advanceTime(Duration.ofSeconds(20));
        event(0, 6000);
        clock.advanceTime(Duration.ofSeconds(11));
        watermarks.onPeriodicEmit(emitted);

        assertThat(emitted.log).containsExactly("5989");
    }

    @Test
    void theWatermarkNeverGoesBack() {
        event(0, 5000);
        watermarks.onPeriodicEmit(emitted);
        event(1, 1000);
        watermarks.onPeriodicEmit(emitted);

        assertThat(emitted.log).containsExactly("4989", "active");
    }

    @Test
    void withoutRecordsTheTaskIsIdle() {
        watermarks.onPeriodicEmit(emitted);
        event(0, 5000);
        clock.advanceTime(Duration.ofSeconds(31));
        watermarks.onPeriodicEmit(emitted);
        event(0, 5001);
        watermarks.onPeriodicEmit(emitted);

        assertThat(emitted.log).containsExactly("idle", "idle", "4990");
    }

    private void event(int partition, long time) {
        watermarks.onEvent(Records.flow("{}", partition).withEventTime(time), time, emitted);
    }

    private static final class Emitted implements WatermarkOutput {
        private final List<String> log = new ArrayList<>();

        @Override
        public void emitWatermark(Watermark watermark) {
            log.add(Long.toString(watermark.getTimestamp()));
        }

        @Override
        public void markIdle() {
            log.add("idle");
        }

        @Override
        public void markActive() {
            log.add("active");
        }
    }
}
