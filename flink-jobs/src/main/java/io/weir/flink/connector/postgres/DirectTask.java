package io.weir.flink.connector.postgres;

import io.weir.flink.connector.postgres.BatchWriter.RefusedRecord;
import io.weir.flink.connector.postgres.Ledger.Tally;
import io.weir.record.FlowRecord;
import java.sql.SQLException;
import java.util.List;

/** Writes at once; nothing waits for checkpoints. */
record DirectTask(Session session, BatchWriter writer) implements SinkTask {
    private static final Tally NOTHING = new Tally(0, 0);

    // connects, and so takes the lease before the first record comes
    @Override
    public Tally restore() throws SQLException, InterruptedException {
        return session.transact(attempt -> NOTHING);
    }

    @Override
    public Written write(List<FlowRecord> records) throws SQLException, InterruptedException {
        List<RefusedRecord> refused = writer.write(records);
        return new Written(refused, records.size() - refused.size());
    }

    @Override
    public List<RefusedRecord> settle() {
        return List.of();
    }

    @Override
    public void cut(long checkpoint) {}

    @Override
    public List<LedgerState> state() {
        return List.of();
    }

    @Override
    public Tally complete(long checkpoint) {
        return NOTHING;
    }

    @Override
    public List<RefusedRecord> letters() {
        return List.of();
    }

    @Override
    public void abort() {
        session.abort();
    }

    @Override
    public void close() {
        session.close();
    }
}
