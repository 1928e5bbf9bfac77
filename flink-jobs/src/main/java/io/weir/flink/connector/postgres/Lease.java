package io.weir.flink.connector.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The right of one job to write for a sink: a lock of the database that all connections of the job's tasks share and that no
 * other job gets meanwhile. It lives as long as a connection does, so it needs no clock and no renewal: a job that ends, is
 * killed or loses its connections leaves nothing behind, and one that is only frozen keeps it.
 *
 * @param sink unique among all sinks of all flows
 * @param job unique among all jobs
 */
record Lease(String sink, String job) implements Session.Greeting {
    /** Longer than a server needs to notice that a killed client is gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(18);

    private static final long PAUSE = 250;
    private static final String HASHES = "hashtext('weir-lease:' || ?), hashtext(?)";
    private static final String TAKE = "SELECT pg_try_advisory_lock_shared(" + HASHES + ")";
    private static final String LET_GO = "SELECT pg_advisory_unlock_shared(" + HASHES + ")";

    /** Two-part locks keep their parts, as unsigned numbers, where everybody can see them. */
    private static final String OTHERS = "SELECT EXISTS (SELECT 1 FROM pg_locks, pg_database d"
            + " WHERE d.datname = current_database() AND database = d.oid AND locktype = 'advisory' AND objsubid = 2"
            + " AND granted AND classid::bigint = hashtext('weir-lease:' || ?)::bigint & 4294967295"
            + " AND objid::bigint <> hashtext(?)::bigint & 4294967295)";

    /** Takes the lease, or waits a little for another job to let it go. */
    @Override
    public void greet(Connection connection) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!take(connection)) {
            if (System.nanoTime() > deadline) {
                throw new AlreadyRunning(sink);
            }
            Thread.sleep(PAUSE);
        }
    }

    private boolean take(Connection connection) throws SQLException {
        TableMaker.lock(connection, "lease " + sink);
        boolean taken = ask(connection, TAKE);
        boolean mine = taken && !ask(connection, OTHERS);
        if (taken && !mine) {
            ask(connection, LET_GO);
        }
        connection.commit();
        return mine;
    }

    private boolean ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, sink);
            statement.setString(2, job);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
