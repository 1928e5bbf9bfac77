package io.weir.flink.lower;

import io.weir.flink.FlinkSource;
import io.weir.flink.SourceContext;
import io.weir.plan.JobPlan.Placed;
import io.weir.plan.Plan;
import io.weir.plan.Read;
import io.weir.record.SourceRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/** A source: the connector adds it. */
final class ReadLowering {
    private ReadLowering() {}

    static Wiring lower(Read read, Placed placed, Wiring wiring) {
        return wiring.source(read.id(), open(read.use(), placed, wiring));
    }

    private static <O extends Record> DataStream<SourceRecord> open(Read.Use<O> use, Placed placed, Wiring wiring) {
        if (!(use.source() instanceof FlinkSource<O> source)) {
            throw new IllegalStateException("source '" + use.source().name() + "' cannot run on Flink");
        }
        Plan plan = wiring.plan().plan();
        SourceContext context = new SourceContext(
                plan.flow(),
                placed,
                plan.delivery(),
                plan.eventTime(),
                wiring.options().bounded());
        DataStream<SourceRecord> records = source.open(wiring.environment(), use.options(), context);
        source.letters(records).ifPresent(wiring::deadLetters);
        return records;
    }
}
