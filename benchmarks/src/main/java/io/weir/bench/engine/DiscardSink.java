package io.weir.bench.engine;

import io.weir.component.Delivery;
import io.weir.component.SinkPromise;
import io.weir.component.Visibility;
import io.weir.declare.Doc;
import io.weir.flink.FlinkSink;
import io.weir.flink.LetterStore;
import io.weir.flink.SinkContext;
import io.weir.flink.TaskSecrets;
import io.weir.plan.Write;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.streaming.api.datastream.DataStream;

/** A sink of Weir that writes each record as the Kafka sink does, and throws the bytes away. */
public final class DiscardSink implements FlinkSink<DiscardSink.Options> {
    private static final long serialVersionUID = 1L;

    /** The options of the sink. */
    public record Options(@Doc("The run that it is for.") String run) {}

    @Override
    public String name() {
        return "discard";
    }

    @Override
    public String summary() {
        return "Writes the records of a benchmark to nowhere.";
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public Optional<Map<String, String>> stateIdentity(Options options, Delivery delivery) {
        return Optional.empty();
    }

    @Override
    public SinkPromise promise(Options options, Delivery delivery) {
        return new SinkPromise(delivery.guarantee(), "nothing is kept", Visibility.AtFlush.AT_ONCE);
    }

    @Override
    public String target(Options options) {
        return "nowhere";
    }

    @Override
    public Optional<DataStream<DeadLetter>> attach(
            DataStream<FlowRecord> records, Options options, SinkContext context) {
        boolean errors = context.role() == Write.Role.ERRORS;
        context.counted(records)
                .map(new Bytes())
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .uid(context.placed().uid().part("bytes"))
                .setParallelism(context.placed().parallelism())
                .sinkTo(errors ? EndOfFlow.deadLetters(options.run()) : EndOfFlow.records(options.run()))
                .uid(context.placed().uid().text())
                .name(context.placed().label())
                .setParallelism(context.placed().parallelism());
        return Optional.empty();
    }

    @Override
    public Optional<LetterStore> letters(Options options, TaskSecrets secrets) {
        return Optional.empty();
    }

    private static final class Bytes implements MapFunction<FlowRecord, byte[]> {
        private static final long serialVersionUID = 1L;

        @Override
        public byte[] map(FlowRecord record) {
            return record.json();
        }
    }
}
