package io.weir.flink.connector.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection and the transactions on it. Work that fails because of the connection or of a clash with another
 * transaction is done again, over a new connection if need be, with growing pauses, until the patience is used up.
 */
final class Session implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final long FIRST_PAUSE = 100;
    private static final long LONGEST_PAUSE = 5_000;

    private final Database database;
    private final Duration patience;
    private @Nullable Connection connection;
    private int generation;

    /** {@code patience} zero: nothing is done twice. */
    Session(Database database, Duration patience) {
        this.database = database;
        this.patience = patience;
    }

    /** Counts the connections so far: what a connection holds (temporary tables) is gone when it changes. */
    int generation() {
        return generation;
    }

    /**
     * Does the work in one transaction. When the answer to the commit is lost, the work is done again: it must give the
     * same result then, see {@link Attempt#repeated}.
     */
    <T> T transact(Work<T> work) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE;
        for (int attempt = 0; ; attempt++) {
            try {
                Connection open = open();
                T result = work.run(new Attempt(open, attempt > 0));
                open.commit();
                return result;
            } catch (SQLException e) {
                giveUpTransaction();
                if (!Refusal.isTransient(e) || System.nanoTime() + pause * 1_000_000 > deadline) {
                    throw e;
                }
                LOG.warn(
                        "{}: transaction failed with SQLSTATE {}, next try in {} ms", database, e.getSQLState(), pause);
            }
            Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
    }

    private Connection open() throws SQLException {
        Connection current = connection;
        if (current == null) {
            current = database.connect();
            connection = current;
            generation++;
        }
        return current;
    }

    // a connection that cannot even roll back is of no use; the next attempt opens another one
    private void giveUpTransaction() {
        Connection current = connection;
        if (current == null) {
            return;
        }
        try {
            current.rollback();
            if (current.isValid(5)) {
                return;
            }
        } catch (SQLException e) {
            LOG.debug("{}: connection is broken", database, e);
        }
        close();
    }

    @Override
    public void close() {
        Connection current = connection;
        connection = null;
        if (current != null) {
            try {
                current.close();
            } catch (SQLException e) {
                LOG.debug("{}: connection did not close cleanly", database, e);
            }
        }
    }

    /**
     * One try of a transaction.
     *
     * @param repeated an earlier try failed, perhaps only after its commit had taken effect
     */
    record Attempt(Connection connection, boolean repeated) {}

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Attempt attempt) throws SQLException, InterruptedException;
    }
}
