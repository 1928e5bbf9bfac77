package io.weir.flink.connector.postgres;

import io.weir.declare.SecretStore;
import io.weir.declare.Setting;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * What a sink's tasks are sent. Holds references, not secrets' values.
 *
 * @param ledger rows become visible when a checkpoint completes, instead of at once
 * @param patience how long work that fails for a passing reason is tried again
 * @param batchSize the most records that are taken over at once
 * @param flushEvery zero: no timer
 */
record SinkPlan(
        Setting connection,
        Setting table,
        WriteMode mode,
        boolean ledger,
        Duration patience,
        int batchSize,
        Duration flushEvery,
        Names names)
        implements Serializable {

    SinkTask open(SecretStore secrets, TaskPlace task, List<LedgerState> restored) throws IOException {
        Lease lease = new Lease(names.sink(), task.job());
        Session session = new Session(Database.of(connection, secrets), patience, lease);
        TableName name = tableName(table, secrets);
        if (ledger) {
            Ledger commits = new Ledger(names.flow(), names.sink(), mode.errors());
            return new LedgerTask(session, commits, new SinkTask.Place(name, mode, Writers.staging(task)), restored);
        }
        SinkTask.Place place = new SinkTask.Place(name, mode, Writers.direct(task));
        return new DirectTask(session, new DirectWriter(session, place, names.sink()));
    }

    /** The table that a setting names. */
    static TableName tableName(Setting table, SecretStore secrets) throws IOException {
        try {
            return TableName.parse(table.resolve(secrets));
        } catch (IllegalArgumentException e) {
            throw new IOException("table: " + e.getMessage(), e);
        }
    }

    /**
     * What the sink is called.
     *
     * @param flow namespace/name
     * @param sink unique among all sinks of all flows: namespace/uid
     * @param node as in the plan and in dead letters
     */
    record Names(String flow, String sink, String node) implements Serializable {}
}
