package io.weir.chaos.mutant;

import io.weir.chaos.check.Checker;
import io.weir.chaos.check.Expected;
import io.weir.chaos.check.Invariant;
import io.weir.chaos.check.Observer;
import io.weir.chaos.check.Violation;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.SpecText;
import io.weir.chaos.workload.Load;
import io.weir.chaos.workload.Shape;
import io.weir.chaos.workload.Workload;
import io.weir.chaos.world.Cluster;
import io.weir.chaos.world.World;
import io.weir.dev.TcpProxy;
import io.weir.dev.TcpProxy.Direction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;

/**
 * Kills all tasks of a flow right after a checkpoint, before what belongs to it is committed. That moment is short, so it is
 * held: while the JobManager is frozen, tasks finish their part of a checkpoint; then the ways to broker and database are
 * blocked; then the JobManager goes on, completes the checkpoint, and no commit gets through.
 */
final class BehindCheckpoint {
    private static final double PER_SECOND = 250;
    private static final long CALM = 500;
    /** Records that follow when the flow has recovered. */
    private static final long REST = 500;

    private static final Shape ENDLESS = Shape.steady(Long.MAX_VALUE, CALM);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** One way. Delays make checkpoints so slow that one is most likely under way. */
    private static final Duration BROKER_DELAY = Duration.ofMillis(250);
    /** One way; there, a checkpoint is some ten requests. */
    private static final Duration DATABASE_DELAY = Duration.ofMillis(30);
    /** So long tasks take to finish their part of a checkpoint; a JobManager that is away for 2.6 s leads no more. */
    private static final Duration FREEZE = Duration.ofMillis(1_800);

    private static final Duration COMPLETION = Duration.ofSeconds(5);
    private static final int TRIES = 8;
    private static final String NOTICED = "DATA_LOSS_SUSPECTED";
    private static final long PAUSE_MILLIS = 20;

    private final World world;
    private final Cluster flink;
    private final FlowPlan flow;
    private final long seed;

    BehindCheckpoint(World world, FlowPlan flow, long seed) {
        this.world = world;
        this.flink = world.flink();
        this.flow = flow;
        this.seed = seed;
    }

    /** The flow must come through. */
    List<Violation> kill() throws Exception {
        return run(false);
    }

    /**
     * Before new tasks start, the broker gives up the transactions of the old ones, as it does when their time is over. Their
     * records are gone: the flow must stop and say so.
     */
    List<Violation> killAndGiveUp() throws Exception {
        return run(true);
    }

    private List<Violation> run(boolean givesUp) throws Exception {
        world.furnish(flow);
        Workload endless = new Workload(seed, ENDLESS);
        try (Load load = Load.start(endless, world.kafka().bootstrapServers(), flow.source(), PER_SECOND);
                Observer observer = Observer.start(world.outside(), flow)) {
            Path spec = world.write(flow.name() + ".json", SpecText.of(flow, world.places()));
            String job = flink.submit(spec, Optional.empty());
            load.allow(Long.MAX_VALUE);
            until("three checkpoints", () -> flink.checkpoints(job) >= 3);
            killBehindCheckpoint(job, givesUp);
            int before = flink.checkpoints(job);
            until("the flow goes on or gives up", () -> hasFailed(job) || flink.checkpoints(job) > before);
            long size = load.next() + REST;
            load.allow(size);
            until("the flow has caught up or given up", () -> hasFailed(job) || (load.waits() && caughtUp(load)));
            if (hasFailed(job)) {
                return failure(job);
            }
            flink.stop(job);
            Workload sent = new Workload(seed, Shape.steady(size, CALM));
            return new Checker(world.outside(), Instant.now())
                    .check(Expected.of(sent, flow), load.deliveries(), observer, flink.counters(job));
        } finally {
            heal();
            world.clear(flow);
        }
    }

    private void killBehindCheckpoint(String job, boolean givesUp) throws InterruptedException, ExecutionException {
        for (int tries = 1; !blockCommits(job); tries++) {
            if (tries == TRIES) {
                throw new IllegalStateException("no checkpoint was under way in " + TRIES + " tries");
            }
            heal();
            int next = flink.checkpoints(job) + 2;
            until("two more checkpoints", () -> flink.checkpoints(job) >= next);
        }
        flink.killTaskManager(0);
        flink.killTaskManager(0);
        if (givesUp) {
            giveUpTransactions();
        }
        heal();
        flink.startTaskManager();
        flink.startTaskManager();
    }

    /** Returns whether a checkpoint was completed whose commits got lost. */
    private boolean blockCommits(String job) throws InterruptedException {
        delay(world.kafka().proxy(), BROKER_DELAY);
        delay(world.postgres().proxy(), DATABASE_DELAY);
        int next = flink.checkpoints(job) + 1;
        until("a slow checkpoint", () -> flink.checkpoints(job) >= next);
        int before = flink.checkpoints(job);
        flink.freezeJobManager();
        Thread.sleep(FREEZE.toMillis());
        links().forEach(TcpProxy::blackHole);
        flink.thawJobManager();
        return patiently(COMPLETION, () -> flink.checkpoints(job) > before);
    }

    private void giveUpTransactions() throws InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", world.kafka().bootstrapServers()))) {
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

    private boolean caughtUp(Load load) {
        return world.lag(flow, load.deliveries().ends()) == 0;
    }

    private boolean hasFailed(String job) {
        return flink.trouble(job).startsWith("FAILED");
    }

    private List<Violation> failure(String job) {
        return String.join("\n", flink.answers(job)).contains(NOTICED)
                ? List.of()
                : List.of(Violation.of(Invariant.I9, "failed, but not with " + NOTICED + ": " + flink.trouble(job)));
    }

    private static void delay(TcpProxy link, Duration oneWay) {
        link.delay(Direction.TO_SERVER, oneWay);
        link.delay(Direction.TO_CLIENT, oneWay);
    }

    private List<TcpProxy> links() {
        return List.of(world.kafka().proxy(), world.postgres().proxy());
    }

    private void heal() {
        links().forEach(TcpProxy::heal);
    }

    private static void until(String what, BooleanSupplier condition) throws InterruptedException {
        if (!patiently(PATIENCE, condition)) {
            throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s until " + what);
        }
    }

    private static boolean patiently(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
