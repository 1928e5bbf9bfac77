package io.weir.udf.builtin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.weir.record.Coordinates;
import io.weir.record.FlowRecord;
import io.weir.record.JsonWriter;
import io.weir.record.Operation;
import io.weir.record.SourceRecord;
import io.weir.udf.BoundStep;
import io.weir.udf.RecordDecoder;
import io.weir.udf.RecordRejected;
import io.weir.udf.Stateless;
import io.weir.udf.StepChain;
import java.util.ArrayList;
import java.util.List;

/** Records for tests, and what steps make of them. */
final class Samples {
    private Samples() {}

    /** A record without event time. */
    static FlowRecord record(String json) {
        return record(json, SourceRecord.NO_TIME);
    }

    static FlowRecord record(String json, long eventTime) {
        SourceRecord source = new SourceRecord(
                json.getBytes(UTF_8), null, List.of(), new Coordinates("test", 0, 0), eventTime, Operation.INSERT);
        try {
            return RecordDecoder.STANDARD.decode(source);
        } catch (RecordRejected broken) {
            throw new IllegalArgumentException(broken);
        }
    }

    /** The values that come out, or one line {@code code: message}. */
    static <O extends java.lang.Record> List<String> applied(Stateless<O> transform, O options, String json) {
        List<String> lines = new ArrayList<>();
        for (FlowRecord emitted : emitted(transform, options, record(json), lines)) {
            lines.add(JsonWriter.toText(emitted.value()));
        }
        return lines;
    }

    /** The records that come out; a rejection is appended to the list as {@code code: message}. */
    static <O extends java.lang.Record> List<FlowRecord> emitted(
            Stateless<O> transform, O options, FlowRecord record, List<String> rejections) {
        List<FlowRecord> emitted = new ArrayList<>();
        StepChain.open(List.of(new BoundStep<>("step", transform, options)))
                .apply(record, new Collecting(emitted, rejections));
        return emitted;
    }

    /** Takes what comes out, and rejections as {@code code: message}. */
    static StepChain.Outcome collecting(List<FlowRecord> emitted, List<String> rejections) {
        return new Collecting(emitted, rejections);
    }

    private record Collecting(List<FlowRecord> emitted, List<String> rejections) implements StepChain.Outcome {
        @Override
        public void emit(FlowRecord record) {
            emitted.add(record);
        }

        @Override
        public void filtered(long count) {}

        @Override
        public void expanded(long extra) {}

        @Override
        public void rejected(String stepId, RecordRejected why) {
            rejections.add(why.code() + ": " + why.getMessage());
        }
    }
}
