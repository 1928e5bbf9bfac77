package io.weir.udf.builtin;

import io.weir.record.JsonBuffer;
import io.weir.record.SourceRecord;
import io.weir.udf.Effect;
import java.time.Clock;
import java.time.Instant;

/** Writes event times. Neighbouring records often have the same one, or the same second: formatting is slow, so it is kept. */
final class EventTimeText implements Effect.TimeText {
    private static final int SECOND = 1_000;

    private final GoLayout layout;
    private final Clock clock;
    private final int unit;
    private final JsonBuffer buffer = new JsonBuffer();
    private long time;
    private byte[] text = {};

    EventTimeText(GoLayout layout, Clock clock) {
        this.layout = layout;
        this.clock = clock;
        this.unit = layout.hasFractions() ? 1 : SECOND;
    }

    @Override
    public void write(long eventTime, JsonBuffer out) {
        if (eventTime == SourceRecord.NO_TIME) {
            out.text(layout.format(clock.instant()));
            return;
        }
        long units = Math.floorDiv(eventTime, unit);
        if (units != time || text.length == 0) {
            buffer.clear();
            buffer.text(layout.format(Instant.ofEpochMilli(eventTime)));
            text = buffer.toBytes();
            time = units;
        }
        out.put(text);
    }
}
