package io.weir.flink.connector.postgres;

import static java.util.Objects.requireNonNull;

import io.weir.flink.TaskSecrets;
import io.weir.flink.connector.postgres.BatchWriter.RefusedRecord;
import io.weir.flink.connector.postgres.Ledger.Tally;
import io.weir.flink.operator.Fates;
import io.weir.record.DeadLetter;
import io.weir.record.FlowRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/** Writes records to a table; its output are the records that the table refuses. */
final class TableOperator extends AbstractStreamOperator<DeadLetter>
        implements OneInputStreamOperator<FlowRecord, DeadLetter>, BoundedOneInput {
    private static final long serialVersionUID = 1L;
    private static final long LARGEST_BUFFER = 16L << 20;
    private static final String STATE = "weir-postgres-ledger";

    private final SinkPlan plan;
    private final TaskSecrets secrets;
    private transient @Nullable SinkTask task;
    private transient @Nullable Fates fates;
    private transient @Nullable ListState<byte[]> state;
    private transient @Nullable List<FlowRecord> buffer;
    private transient @Nullable ScheduledFuture<?> timer;
    private transient long buffered;
    private transient boolean finished;

    TableOperator(SinkPlan plan, TaskSecrets secrets) {
        this.plan = plan;
        this.secrets = secrets;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        buffer = new ArrayList<>();
        fates = Fates.open(context.getOperatorStateStore(), getRuntimeContext());
        ListState<byte[]> stored = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>(STATE, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        state = stored;
        List<LedgerState> restored = new ArrayList<>();
        for (byte[] element : stored.get()) {
            restored.add(LedgerState.decode(element));
        }
        SinkTask opened = plan.open(secrets, TaskPlace.of(getRuntimeContext(), context), restored);
        task = opened;
        getContainingTask().getCancelables().registerCloseable(opened::abort);
        count(opened.restore());
    }

    @Override
    public void open() throws Exception {
        super.open();
        scheduleFlush();
    }

    @Override
    public void processElement(StreamRecord<FlowRecord> element) throws Exception {
        DeadLetter letter = element.getValue().letter();
        if (letter != null) {
            output.collect(new StreamRecord<>(letter));
            return;
        }
        List<FlowRecord> records = requireNonNull(buffer);
        records.add(element.getValue());
        byte[] payload = element.getValue().origin().payload();
        buffered += payload == null ? 0 : payload.length;
        if (records.size() >= plan.batchSize() || buffered >= LARGEST_BUFFER) {
            flush();
        }
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpoint) throws Exception {
        flush();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        SinkTask running = requireNonNull(task);
        running.cut(context.getCheckpointId());
        List<byte[]> elements = new ArrayList<>();
        for (LedgerState element : running.state()) {
            elements.add(element.encode());
        }
        requireNonNull(state).update(elements);
        requireNonNull(fates).snapshot();
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) throws Exception {
        super.notifyCheckpointComplete(checkpoint);
        count(requireNonNull(task).complete(checkpoint));
        emitLate();
    }

    @Override
    public void endInput() throws Exception {
        flush();
        List<RefusedRecord> late = requireNonNull(task).settle();
        count(new Tally(0, late.size()));
        for (RefusedRecord refused : late) {
            emit(refused);
        }
    }

    @Override
    public void finish() throws Exception {
        flush();
        finished = true;
        super.finish();
    }

    @Override
    public void close() throws Exception {
        ScheduledFuture<?> next = timer;
        if (next != null) {
            next.cancel(false);
        }
        SinkTask running = task;
        if (running != null) {
            running.close();
        }
        super.close();
    }

    private void flush() throws SQLException, InterruptedException, IOException {
        List<FlowRecord> records = requireNonNull(buffer);
        if (!records.isEmpty()) {
            SinkTask.Written written = requireNonNull(task).write(List.copyOf(records));
            records.clear();
            buffered = 0;
            if (!plan.mode().errors()) {
                requireNonNull(fates).out(written.done());
                requireNonNull(fates).deadLettered(written.refused().size());
            }
            for (RefusedRecord refused : written.refused()) {
                emit(refused);
            }
        }
        emitLate();
    }

    // after finish() the downstream operators have heard that nothing follows
    private void emitLate() throws IOException {
        if (!finished) {
            for (RefusedRecord refused : requireNonNull(task).letters()) {
                emit(refused);
            }
        }
    }

    private void emit(RefusedRecord refused) throws IOException {
        String reason = refused.reason().message();
        if (plan.mode().errors()) {
            throw new IOException("the errors sink refuses a dead letter: " + reason);
        }
        String node = plan.names().node();
        long now = getProcessingTimeService().getCurrentProcessingTime();
        output.collect(new StreamRecord<>(
                new DeadLetter(refused.origin(), refused.reason().code(), node, reason, node, now)));
    }

    private void count(Tally tally) {
        if (!plan.mode().errors()) {
            requireNonNull(fates).out(tally.applied());
            requireNonNull(fates).deadLettered(tally.rejected());
        }
    }

    private void scheduleFlush() {
        long every = plan.flushEvery().toMillis();
        if (every > 0 && !plan.ledger()) {
            long at = getProcessingTimeService().getCurrentProcessingTime() + every;
            timer = getProcessingTimeService().registerTimer(at, time -> {
                if (!finished) {
                    flush();
                    scheduleFlush();
                }
            });
        }
    }
}
