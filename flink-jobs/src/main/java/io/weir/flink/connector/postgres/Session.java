package io.weir.flink.connector.postgres;

import io.weir.flink.connector.postgres.Database.Link;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
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
    private static final long LONGEST_PAUSE = 2_000;
    private static final int VALIDATION_SECONDS = 5;

    private final Database database;
    private final Duration patience;
    private final Greeting greeting;
    private final SilenceWatch watch;
    private volatile @Nullable Link link;
    private volatile boolean aborted;
    private int generation;
    private int greeted;

    /** {@code patience} zero: nothing is done twice. */
    Session(Database database, Duration patience, Greeting greeting) {
        this.database = database;
        this.patience = patience;
        this.greeting = greeting;
        this.watch = new SilenceWatch(database);
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
                return once(work, attempt > 0);
            } catch (SQLException e) {
                if (aborted || !Refusal.isTransient(e) || System.nanoTime() + pause * 1_000_000 > deadline) {
                    throw e;
                }
                tell(attempt, e);
            }
            Thread.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
            pause = Math.min(pause * 2, LONGEST_PAUSE);
        }
    }

    private <T> T once(Work<T> work, boolean repeated) throws SQLException, InterruptedException {
        Link open = open();
        ScheduledFuture<?> watching = watch.over(open);
        try {
            if (greeted < generation) {
                greeting.greet(open.connection());
                greeted = generation;
            }
            T result = work.run(new Attempt(open.connection(), repeated));
            open.connection().commit();
            return result;
        } catch (SQLException e) {
            giveUpTransaction(open, e);
            throw e;
        } finally {
            watching.cancel(false);
        }
    }

    // once per outage is enough for those who read along
    private void tell(int attempt, SQLException failure) {
        // further lines may quote values
        String reason = String.valueOf(failure.getMessage()).lines().findFirst().orElse("") + " (SQLSTATE "
                + failure.getSQLState() + ")";
        if (attempt == 0) {
            LOG.warn("{}: {}; trying again for {} s", database, reason, patience.toSeconds());
        } else {
            LOG.info("{}: {}; trying again", database, reason);
        }
    }

    private Link open() throws SQLException {
        Link current = link;
        if (current == null) {
            current = database.connect();
            link = current;
            generation++;
        }
        if (aborted) {
            current.abort();
            throw new SQLException("the session was ended", "08003");
        }
        return current;
    }

    // a connection that cannot even roll back is of no use; the next attempt opens another one
    private void giveUpTransaction(Link open, SQLException reason) {
        if (!Refusal.isConnectionLost(reason)) {
            try {
                open.connection().rollback();
                if (open.connection().isValid(VALIDATION_SECONDS)) {
                    return;
                }
            } catch (SQLException e) {
                LOG.debug("{}: connection is broken", database, e);
            }
        }
        link = null;
        open.abort();
    }

    /**
     * Ends what another thread does in this session, at once and for good: a task that is cancelled does not wait for a
     * server that may never answer.
     */
    void abort() {
        aborted = true;
        Link current = link;
        if (current != null) {
            current.abort();
        }
    }

    @Override
    public void close() {
        watch.close();
        Link current = link;
        link = null;
        if (current != null) {
            try {
                current.connection().close();
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

    /** What is done first on each new connection, in transactions of its own. */
    @FunctionalInterface
    interface Greeting {
        /** Says nothing. */
        Greeting NONE = connection -> {};

        void greet(Connection connection) throws SQLException, InterruptedException;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Attempt attempt) throws SQLException, InterruptedException;
    }
}
