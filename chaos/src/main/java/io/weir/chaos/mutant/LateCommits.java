package io.weir.chaos.mutant;

import io.weir.dev.TcpProxy;
import java.time.Duration;

/** Kills all tasks of a flow while they commit what they have staged; the commits arrive when others have taken over. */
final class LateCommits implements Episode.Act {
    private static final int TASKS = 2;
    /** So long new tasks need to take over; a database gives up transactions of which it hears nothing for 15 s. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(11);

    @Override
    public void on(Episode episode) throws InterruptedException {
        TcpProxy link = episode.world().postgres().proxy();
        // a process takes its time to start, so it is there before
        episode.startTasks();
        Episode.until("other tasks could run", () -> episode.world().flink().taskManagers() == 2 * TASKS);
        long held = link.injected().requestsHeld() + TASKS;
        link.holdBackCommits(LateCommits::isStaging, TASKS);
        try {
            Episode.until("each task commits", () -> link.injected().requestsHeld() == held);
            episode.killTasks();
            int before = episode.checkpoints();
            Episode.patiently(TAKE_OVER, () -> episode.checkpoints() > before);
        } finally {
            link.heal();
        }
    }

    private static boolean isStaging(String statement) {
        return statement.startsWith("COPY");
    }
}
