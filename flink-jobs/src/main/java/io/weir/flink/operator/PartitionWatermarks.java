package io.weir.flink.operator;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Watermarks from times that only the decoder could read. Flink makes watermarks per partition inside a source, where the
 * content is not known yet; this makes them per partition behind the decoder, from the records' coordinates. Without
 * that, a task that reads one partition faster than another would call the slower one's records late.
 *
 * <p>A partition without records for {@code idleAfter} no longer holds back the others; when all are idle, so is the task.
 */
public final class PartitionWatermarks implements WatermarkGenerator<FlowRecord> {
    private final long outOfOrderness;
    private final long idleAfter;
    private final RelativeClock clock;
    private final Map<Partition, Progress> partitions = new HashMap<>();
    private long emitted = Long.MIN_VALUE;

    PartitionWatermarks(Duration outOfOrderness, Duration idleAfter, RelativeClock clock) {
        this.outOfOrderness = outOfOrderness.toMillis();
        this.idleAfter = idleAfter.toMillis();
        this.clock = clock;
    }

    /** Event time of the records, and watermarks that trail it by {@code outOfOrderness}. */
    public static WatermarkStrategy<FlowRecord> strategy(Duration outOfOrderness, Duration idleAfter) {
        return WatermarkStrategy.forGenerator(new Supplier(outOfOrderness, idleAfter))
                .withTimestampAssigner((record, before) -> record.eventTime());
    }

    @Override
    public void onEvent(FlowRecord record, long time, WatermarkOutput output) {
        if (record.letter() != null) {
            return;
        }
        Coordinates at = record.origin().coordinates();
        partitions
                .computeIfAbsent(new Partition(at.origin(), at.partition()), unseen -> new Progress())
                .advance(time, clock.relativeTimeMillis());
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        long now = clock.relativeTimeMillis();
        partitions.values().removeIf(partition -> now - partition.lastRecord > idleAfter);
        if (partitions.isEmpty()) {
            output.markIdle();
            return;
        }
        long slowest = partitions.values().stream()
                .mapToLong(partition -> partition.latest)
                .min()
                .orElseThrow();
        if (slowest > Long.MIN_VALUE + outOfOrderness && slowest - outOfOrderness - 1 > emitted) {
            emitted = slowest - outOfOrderness - 1;
            output.emitWatermark(new Watermark(emitted));
        } else {
            output.markActive();
        }
    }

    private record Partition(String origin, int number) {}

    private static final class Progress {
        private long latest = Long.MIN_VALUE;
        private long lastRecord;

        void advance(long time, long now) {
            latest = Math.max(latest, time);
            lastRecord = now;
        }
    }

    private record Supplier(Duration outOfOrderness, Duration idleAfter)
            implements WatermarkGeneratorSupplier<FlowRecord>, Serializable {
        @Override
        public WatermarkGenerator<FlowRecord> createWatermarkGenerator(Context context) {
            return new PartitionWatermarks(outOfOrderness, idleAfter, context.getInputActivityClock());
        }
    }
}
