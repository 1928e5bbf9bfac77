package io.weir.chaos.mutant;

import io.weir.chaos.world.Cluster;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Freezes a TaskManager while its tasks stage rows, and lets it go on when others have taken their place. A lock on the
 * stage holds the tasks in the middle of their transactions, so that it is no matter of luck.
 */
final class FrozenWriter implements Episode.Act {
    /** Rows are staged at least with every checkpoint, which is every half second. */
    private static final Duration WRITING = Duration.ofMillis(1_500);
    /** A TaskManager is given up after 6 s; then its tasks start elsewhere. */
    private static final Duration FREEZE = Duration.ofSeconds(12);

    @Override
    public void on(Episode episode) throws InterruptedException, SQLException {
        Cluster flink = episode.world().flink();
        int frozen;
        HeldLock lock = HeldLock.on(episode.world(), "weir\\_stage\\_%");
        try {
            Thread.sleep(WRITING.toMillis());
            frozen = flink.freezeTaskManager(0);
        } finally {
            lock.close();
        }
        Thread.sleep(FREEZE.toMillis());
        flink.thawTaskManager(frozen);
    }
}
