package io.weir.flink.connector.postgres;

import io.weir.flink.SourceContext;
import io.weir.flink.SourceWatermarks;
import io.weir.flink.TaskSecrets;
import io.weir.flink.row.RecordTypes;
import io.weir.record.SourceRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A table as the source of a job; apart from {@link PostgresSource}, so that compiling a spec loads no Flink. */
final class OpenedTable {
    private OpenedTable() {}

    static DataStream<SourceRecord> of(
            StreamExecutionEnvironment environment, PostgresSource.Options options, SourceContext context) {
        return environment
                .fromSource(
                        new TableSource(options.plan(context.bounded()), TaskSecrets.of(context.flow())),
                        SourceWatermarks.of(context.eventTime()),
                        context.placed().label(),
                        RecordTypes.SOURCE_RECORD)
                .uid(context.placed().uid().text())
                .setParallelism(1);
    }
}
