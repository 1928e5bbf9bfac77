package io.weir.flink;

import io.weir.plan.EventTime;
import io.weir.record.SourceRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Watermarks from a source's own timestamps, one per split, as Flink merges them. */
public final class SourceWatermarks {
    private SourceWatermarks() {}

    /** The strategy for {@code fromSource}; none when the flow's time is a field, which only the decoder can see. */
    public static WatermarkStrategy<SourceRecord> of(EventTime time) {
        if (time.field().isPresent()) {
            return WatermarkStrategy.<SourceRecord>noWatermarks()
                    .withTimestampAssigner((record, emitted) -> record.eventTime());
        }
        return WatermarkStrategy.<SourceRecord>forBoundedOutOfOrderness(time.outOfOrderness())
                .withTimestampAssigner((record, emitted) -> record.eventTime())
                .withIdleness(time.idleAfter());
    }
}
