package io.weir.flink.connector.kafka;

import io.weir.component.Guarantee;
import io.weir.flink.SinkContext;
import io.weir.flink.TaskSecrets;
import io.weir.flink.operator.Outputs;
import io.weir.flink.row.RecordTypes;
import io.weir.plan.Write;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** A topic as a sink of a job; apart from {@link KafkaSink}, so that compiling a spec loads no Flink. */
final class AttachedTopic {
    private AttachedTopic() {}

    static Optional<DataStream<DeadLetter>> to(
            DataStream<FlowRecord> records, KafkaSink.Options options, SinkContext context) {
        Connection connection =
                Connection.of(options.brokers(), options.securityProtocol(), options.tls(), options.sasl());
        boolean errors = context.role() == Write.Role.ERRORS;
        String node = context.placed().node().id().text();
        int parallelism = context.placed().parallelism();
        SingleOutputStreamOperator<SourceRecord> messages = records.process(new MessageGuard(
                        new TopicLimits.Lookup(
                                connection, options.topic(), options.maxRecordSize(), TaskSecrets.of(context.flow())),
                        node,
                        errors,
                        transactional(context) ? options.transactionTimeout() : Duration.ZERO))
                .returns(RecordTypes.SOURCE_RECORD)
                .name(context.placed().label() + " size check")
                .uid(context.placed().uid().part("size"))
                .setParallelism(parallelism);
        messages.sinkTo(new TopicSink(connection, writing(options, context), TaskSecrets.of(context.flow())))
                .name(context.placed().label())
                .uid(context.placed().uid().text())
                .setParallelism(parallelism);
        return errors ? Optional.empty() : Optional.of(messages.getSideOutput(Outputs.DEAD_LETTERS));
    }

    private static boolean transactional(SinkContext context) {
        return context.delivery().guarantee() == Guarantee.EXACTLY_ONCE;
    }

    private static TopicSink.Writing writing(KafkaSink.Options options, SinkContext context) {
        return new TopicSink.Writing(
                options.topic(),
                transactional(context),
                TransactionPrefix.of(context.flow(), context.placed().uid().node()),
                options.transactionTimeout(),
                options.maxRecordSize(),
                options.acceptLoss(),
                context.delivery().profile().eager());
    }
}
