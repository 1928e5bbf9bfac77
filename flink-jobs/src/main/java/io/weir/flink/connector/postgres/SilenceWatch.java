package io.weir.flink.connector.postgres;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections on which no answer can come any more. A statement may well take minutes, and a network that drops
 * packets is as silent as a busy server; so whenever a transaction takes long, the server is asked over a second connection
 * whether it is still at work for the first one.
 */
final class SilenceWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceWatch.class);
    private static final long PERIOD = 5;

    private final Database database;
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, SilenceWatch::thread);

    SilenceWatch(Database database) {
        this.database = database;
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Watches until the result is cancelled; a connection that is ended fails what waits for it. */
    ScheduledFuture<?> over(Database.Link link) {
        return clock.scheduleWithFixedDelay(
                () -> {
                    if (database.isSilent(link.backend())) {
                        LOG.warn("{}: no answer can come any more, the connection is given up", database);
                        link.abort();
                    }
                },
                PERIOD,
                PERIOD,
                TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "weir-postgres-watch");
        thread.setDaemon(true);
        return thread;
    }
}
