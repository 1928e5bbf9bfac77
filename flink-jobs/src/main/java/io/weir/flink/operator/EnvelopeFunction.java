package io.weir.flink.operator;

import io.weir.record.DeadLetter;
import io.weir.record.DeadLetterEnvelope;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes ordinary records of dead letters, for the errors sink. */
public final class EnvelopeFunction extends ProcessFunction<DeadLetter, FlowRecord> {
    private static final long serialVersionUID = 1L;

    private final DeadLetterEnvelope envelope;

    /** Wraps in envelopes that name the flow and the version of its spec. */
    public EnvelopeFunction(DeadLetterEnvelope envelope) {
        this.envelope = envelope;
    }

    @Override
    public void processElement(DeadLetter letter, Context context, Collector<FlowRecord> out) {
        SourceRecord origin = letter.origin();
        out.collect(FlowRecord.written(origin, envelope.json(letter), origin.eventTime(), FlowRecord.MAIN));
    }
}
