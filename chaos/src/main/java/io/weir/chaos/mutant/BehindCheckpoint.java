package io.weir.chaos.mutant;

import io.weir.chaos.flow.Target;
import io.weir.dev.TcpProxy;
import io.weir.dev.TcpProxy.Direction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Kills all tasks of a flow after a checkpoint, before what belongs to it is committed. That moment is short, so it is held:
 * in the database by a lock on the target; at the broker in that the JobManager is frozen until tasks have done their part
 * of a checkpoint, and the way to the broker is blocked before it goes on, completes the checkpoint and lets tasks commit.
 *
 * @param givesUp whether the broker gives up the transactions of the tasks before new ones start, as it does when their time
 *     is over: their records are gone then, and the flow must stop and say so
 */
record BehindCheckpoint(boolean givesUp) implements Episode.Act {
    /** One way. It makes checkpoints so slow that one is most likely under way. */
    private static final Duration DELAY = Duration.ofMillis(250);
    /** So long tasks take to do their part of a checkpoint; a JobManager that is away for 2.6 s leads no more. */
    private static final Duration FREEZE = Duration.ofMillis(1_800);

    private static final Duration SETTLED = Duration.ofMillis(100);
    private static final Duration COMPLETION = Duration.ofSeconds(5);
    private static final int TRIES = 8;

    @Override
    public void on(Episode episode) throws InterruptedException, ExecutionException, SQLException {
        if (episode.flow().target() == Target.POSTGRES_LEDGER) {
            inDatabase(episode);
        } else {
            atBroker(episode);
        }
        episode.startTasks();
    }

    private static void inDatabase(Episode episode) throws InterruptedException, SQLException {
        HeldLock lock = HeldLock.on(episode.world(), episode.flow().output());
        try {
            // what was completed before the lock is in the statistics by then
            Thread.sleep(SETTLED.toMillis());
            int before = episode.checkpoints();
            Episode.patiently(COMPLETION, () -> episode.checkpoints() > before);
            episode.killTasks();
        } finally {
            lock.close();
        }
    }

    private void atBroker(Episode episode) throws InterruptedException, ExecutionException {
        TcpProxy link = episode.world().kafka().proxy();
        try {
            for (int tries = 1; !blockCommits(episode, link); tries++) {
                if (tries == TRIES) {
                    throw new IllegalStateException("no checkpoint was under way in " + TRIES + " tries");
                }
                link.heal();
                int next = episode.checkpoints() + 2;
                Episode.until("two more checkpoints", () -> episode.checkpoints() >= next);
            }
            episode.killTasks();
            if (givesUp) {
                giveUpTransactions(episode.world().kafka().bootstrapServers());
            }
        } finally {
            link.heal();
        }
    }

    /** Returns whether a checkpoint was completed whose commits got lost. */
    private static boolean blockCommits(Episode episode, TcpProxy link) throws InterruptedException {
        link.delay(Direction.TO_SERVER, DELAY);
        link.delay(Direction.TO_CLIENT, DELAY);
        int next = episode.checkpoints() + 1;
        Episode.until("a slow checkpoint", () -> episode.checkpoints() >= next);
        int before = episode.checkpoints();
        episode.world().flink().freezeJobManager();
        Thread.sleep(FREEZE.toMillis());
        link.blackHole();
        episode.world().flink().thawJobManager();
        return Episode.patiently(COMPLETION, () -> episode.checkpoints() > before);
    }

    private static void giveUpTransactions(String brokers) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            List<String> open = admin
                    .listTransactions(new ListTransactionsOptions().filterStates(List.of(TransactionState.ONGOING)))
                    .all()
                    .get()
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .filter(id -> id.startsWith("weir-"))
                    .toList();
            admin.fenceProducers(open).all().get();
        }
    }
}
