package io.weir.chaos.mutant;

import io.weir.chaos.check.Checker;
import io.weir.chaos.check.Expected;
import io.weir.chaos.check.Invariant;
import io.weir.chaos.check.Observer;
import io.weir.chaos.check.Violation;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.SpecText;
import io.weir.chaos.round.Waiting;
import io.weir.chaos.workload.Load;
import io.weir.chaos.workload.Shape;
import io.weir.chaos.workload.Workload;
import io.weir.chaos.world.Cluster;
import io.weir.chaos.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** One flow that is fed all the while, something that is done to it, and a verdict. */
final class Episode {
    private static final double PER_SECOND = 250;
    private static final long CALM = 500;
    /** Records that follow when the flow goes on. */
    private static final long REST = 500;

    private static final Shape ENDLESS = Shape.steady(Long.MAX_VALUE, CALM);
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String NOTICED = "DATA_LOSS_SUSPECTED";
    private static final Duration TOLD = Duration.ofSeconds(10);
    /** The moments that matter here are short. */
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final World world;
    private final FlowPlan flow;
    private final long seed;
    private String job = "";

    Episode(World world, FlowPlan flow, long seed) {
        this.world = world;
        this.flow = flow;
        this.seed = seed;
    }

    /** What is done to the flow while it is fed. */
    @FunctionalInterface
    interface Act {
        void on(Episode episode) throws Exception;
    }

    World world() {
        return world;
    }

    FlowPlan flow() {
        return flow;
    }

    /** How many checkpoints the flow has completed. */
    int checkpoints() {
        return flink().checkpoints(job);
    }

    /** Kills all tasks; others follow with {@link #startTasks}. */
    void killTasks() {
        flink().killTaskManager(0);
        flink().killTaskManager(0);
    }

    void startTasks() {
        flink().startTaskManager();
        flink().startTaskManager();
    }

    /** The flow comes through without a loss, or stops for good and says why: what it has violated otherwise. */
    List<Violation> run(Act act) throws Exception {
        world.furnish(flow);
        Workload endless = new Workload(seed, ENDLESS);
        try (Load load = Load.start(endless, world.kafka().bootstrapServers(), flow.source(), PER_SECOND);
                Observer observer = Observer.start(world.outside(), flow)) {
            Path spec = world.write(flow.name() + ".json", SpecText.of(flow, world.places()));
            job = flink().submit(spec, Optional.empty());
            load.allow(Long.MAX_VALUE);
            until("three checkpoints", () -> checkpoints() >= 3);
            act.on(this);
            int before = checkpoints();
            until("the flow goes on or gives up", () -> hasFailed() || checkpoints() > before);
            long size = load.next() + REST;
            load.allow(size);
            until("the flow has caught up or given up", () -> hasFailed() || (load.waits() && caughtUp(load)));
            if (hasFailed()) {
                return failure();
            }
            flink().stop(job);
            Workload sent = new Workload(seed, Shape.steady(size, CALM));
            return new Checker(world.outside(), Instant.now())
                    .check(Expected.of(sent, flow), load.deliveries(), observer, flink().counters(job));
        } finally {
            if (!flink().hasEnded(job)) {
                flink().cancel(job);
            }
            world.clear(flow);
        }
    }

    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        if (!patiently(PATIENCE, condition)) {
            throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s until " + what);
        }
    }

    /** Asks until the condition holds, or until the time is over; returns which. */
    static boolean patiently(Duration patience, BooleanSupplier condition) throws InterruptedException {
        return Waiting.patiently(patience, PAUSE, condition);
    }

    private Cluster flink() {
        return world.flink();
    }

    private boolean caughtUp(Load load) {
        return world.lag(flow, load.deliveries().ends()) == 0;
    }

    private boolean hasFailed() {
        return flink().trouble(job).startsWith("FAILED");
    }

    private List<Violation> failure() throws InterruptedException {
        // the cluster tells the reason a little later than the end
        return patiently(TOLD, () -> flink().failure(job).contains(NOTICED))
                ? List.of()
                : List.of(Violation.of(Invariant.I9, "failed, but not with " + NOTICED + ": " + flink().trouble(job)));
    }
}
