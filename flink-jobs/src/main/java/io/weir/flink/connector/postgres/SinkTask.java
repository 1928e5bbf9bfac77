package io.weir.flink.connector.postgres;

import io.weir.flink.connector.postgres.BatchWriter.RefusedRecord;
import io.weir.flink.connector.postgres.Ledger.Tally;
import io.weir.record.FlowRecord;
import java.sql.SQLException;
import java.util.List;

/** What a sink does in one task, in the order of Flink's calls. */
interface SinkTask extends AutoCloseable {
    /** Goes on where the checkpoint ends; gives what this decided about records. */
    Tally restore() throws SQLException, InterruptedException;

    /** Takes over records; those that are refused are returned. */
    Written write(List<FlowRecord> records) throws SQLException, InterruptedException;

    /** The input has ended: finds records that would be refused when nothing can leave any more, and gives them back. */
    List<RefusedRecord> settle() throws SQLException, InterruptedException;

    /** Ends what belongs to a checkpoint. */
    void cut(long checkpoint);

    /** What a later task needs to go on. */
    List<LedgerState> state();

    /** The checkpoint can be relied on; gives what this decided about records. */
    Tally complete(long checkpoint) throws SQLException, InterruptedException;

    /** Records that were refused late and now leave; each is given once per checkpoint that is relied on. */
    List<RefusedRecord> letters();

    /** Ends, from another thread, what waits for the database; the task is cancelled. */
    void abort();

    @Override
    void close();

    /**
     * Where a task writes.
     *
     * @param self the name that it writes under if it restores none
     */
    record Place(TableName table, WriteMode mode, String self) {}

    /**
     * What became of a batch.
     *
     * @param done how many records are decided now
     */
    record Written(List<RefusedRecord> refused, long done) {}
}
