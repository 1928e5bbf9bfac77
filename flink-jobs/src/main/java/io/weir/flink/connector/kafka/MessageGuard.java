package io.weir.flink.connector.kafka;

import static java.util.Objects.requireNonNull;

import io.weir.flink.operator.CheckpointAge;
import io.weir.flink.operator.Fates;
import io.weir.flink.operator.Outputs;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import io.weir.record.SourceRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into messages, the bytes of a key and a value, and keeps those that the topic would refuse away from the
 * producer. A dead letter that is too large has nowhere else to go, so it is cut down instead. No record passes once the
 * producer's transaction is in danger, see {@link CheckpointAge}.
 */
final class MessageGuard extends ProcessFunction<FlowRecord, SourceRecord>
        implements CheckpointedFunction, CheckpointListener {
    private static final long serialVersionUID = 1L;
    private static final String TOO_LARGE = "record-too-large";

    private final TopicLimits.Lookup lookup;
    private final String node;
    private final boolean errors;
    private final Duration transactionTimeout;
    private transient @Nullable CheckpointAge age;
    private transient @Nullable TopicLimits limits;
    private transient @Nullable Fates fates;

    /**
     * @param node the sink's name in dead letters
     * @param errors whether the records are dead letters: their fate is counted where they died
     * @param transactionTimeout zero without transactions
     */
    MessageGuard(TopicLimits.Lookup lookup, String node, boolean errors, Duration transactionTimeout) {
        this.lookup = lookup;
        this.node = node;
        this.errors = errors;
        this.transactionTimeout = transactionTimeout;
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
        age = CheckpointAge.open(transactionTimeout, getRuntimeContext().getMetricGroup());
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
        requireNonNull(age).check();
        requireNonNull(fates).snapshot();
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        requireNonNull(age).completed();
    }

    @Override
    public void open(OpenContext openContext) throws IOException {
        limits = lookup.find();
    }

    @Override
    public void processElement(FlowRecord flowing, Context context, Collector<SourceRecord> out) throws IOException {
        DeadLetter lost = flowing.letter();
        if (lost != null) {
            context.output(Outputs.DEAD_LETTERS, lost);
            return;
        }
        requireNonNull(age).check();
        byte[] value = flowing.json();
        byte @Nullable [] key = flowing.origin().key();
        long size = (long) value.length + (key == null ? 0 : key.length);
        int allowed = requireNonNull(limits).maxBytes();
        if (size <= allowed) {
            out.collect(message(flowing, key, value));
            if (!errors) {
                requireNonNull(fates).out(1);
            }
        } else if (errors) {
            ShortLetter letter = ShortLetter.of(flowing, allowed);
            out.collect(message(flowing, letter.key(), letter.value()));
        } else {
            requireNonNull(fates).deadLettered(1);
            String reason = size + " bytes of key and value, but the topic takes " + allowed;
            context.output(
                    Outputs.DEAD_LETTERS,
                    new DeadLetter(flowing.origin(), TOO_LARGE, node, reason, node, System.currentTimeMillis()));
        }
    }

    private SourceRecord message(FlowRecord flowing, byte @Nullable [] key, byte[] value) {
        long time = requireNonNull(limits).acceptable(flowing.eventTime(), System.currentTimeMillis());
        SourceRecord origin = flowing.origin();
        return new SourceRecord(value, key, List.of(), origin.coordinates(), time, origin.operation());
    }
}
