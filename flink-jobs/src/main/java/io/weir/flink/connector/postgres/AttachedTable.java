package io.weir.flink.connector.postgres;

import io.weir.component.Guarantee;
import io.weir.flink.SinkContext;
import io.weir.flink.TaskSecrets;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.Write;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** A table as a sink of a job; apart from {@link PostgresSink}, so that compiling a spec loads no Flink. */
final class AttachedTable {
    private static final int LARGEST_BATCH = 10_000;
    private static final Duration LONGEST_PATIENCE = Duration.ofSeconds(60);

    private AttachedTable() {}

    static Optional<DataStream<DeadLetter>> to(
            DataStream<FlowRecord> records, PostgresSink.Options options, SinkContext context) {
        boolean errors = context.role() == Write.Role.ERRORS;
        SingleOutputStreamOperator<DeadLetter> letters = records.transform(
                        context.placed().label(),
                        RecordTypes.DEAD_LETTER,
                        new TableOperator(plan(options, context, errors), TaskSecrets.of(context.flow())))
                .uid(context.placed().uid().text())
                .setParallelism(context.placed().parallelism());
        return errors ? Optional.empty() : Optional.of(letters);
    }

    private static SinkPlan plan(PostgresSink.Options options, SinkContext context, boolean errors) {
        Guarantee guarantee = context.delivery().guarantee();
        Duration half = context.delivery().checkpointTimeout().dividedBy(2);
        Duration patience = half.compareTo(LONGEST_PATIENCE) < 0 ? half : LONGEST_PATIENCE;
        String namespace = context.flow().namespace();
        return new SinkPlan(
                options.connectionString(),
                options.table(),
                options.mode(errors),
                guarantee == Guarantee.EXACTLY_ONCE && !options.upsertMode(),
                guarantee == Guarantee.AT_MOST_ONCE ? Duration.ZERO : patience,
                options.batchSize() == 0 ? LARGEST_BATCH : Math.min(options.batchSize(), LARGEST_BATCH),
                options.flushEvery(),
                new SinkPlan.Names(
                        namespace + "/" + context.flow().name(),
                        namespace + "/" + context.placed().uid().name(),
                        context.placed().node().id().text()));
    }
}
