package io.weir.chaos.round;

import io.weir.chaos.check.Checker;
import io.weir.chaos.check.Expected;
import io.weir.chaos.check.Invariant;
import io.weir.chaos.check.Observer;
import io.weir.chaos.check.Outside;
import io.weir.chaos.check.Violation;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.SpecText;
import io.weir.chaos.workload.Fate;
import io.weir.chaos.workload.Load;
import io.weir.chaos.workload.Workload;
import io.weir.chaos.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One flow of a round: its load, its job, and what is found out about it. For use by one thread at a time. */
final class Scenario implements AutoCloseable {
    private static final int STOP_ATTEMPTS = 3;
    private static final Duration REFUSAL = Duration.ofSeconds(60);

    private final World world;
    private final Workload workload;
    private final Load load;
    private final Observer observer;
    private final List<Violation> violations = new ArrayList<>();
    private FlowPlan flow;
    private String job = "";
    private Optional<Duration> recovery = Optional.empty();

    private Scenario(World world, FlowPlan flow, Workload workload) {
        this.world = world;
        this.flow = flow;
        this.workload = workload;
        this.load = Load.start(workload, world.kafka().bootstrapServers(), flow.source(), Round.PER_SECOND);
        this.observer = Observer.start(world.outside(), flow);
    }

    /** Makes topics and tables, and starts the flow; its load waits for {@link Load#allow}. */
    static Scenario start(World world, FlowPlan flow, Workload workload) throws Exception {
        world.furnish(flow);
        Scenario scenario = new Scenario(world, flow, workload);
        try {
            scenario.submit(Optional.empty());
            return scenario;
        } catch (IOException | RuntimeException refused) {
            scenario.close();
            throw refused;
        }
    }

    FlowPlan flow() {
        return flow;
    }

    Load load() {
        return load;
    }

    Workload workload() {
        return workload;
    }

    /** Whether all tasks of the flow run. */
    boolean runs() {
        return world.flink().runs(job);
    }

    /** Whether the flow runs no more, and will not again: by itself, since nobody has stopped it yet. */
    boolean hasEnded() {
        return world.flink().hasEnded(job);
    }

    /** Why the job is not running, as far as the cluster knows. */
    String trouble() {
        return world.flink().trouble(job);
    }

    /** Whether the flow has taken in all that the broker has. */
    boolean caughtUp() {
        return world.lag(flow, load.deliveries().ends()) == 0;
    }

    /** How many checkpoints the present job has completed. */
    int checkpoints() {
        return world.flink().checkpoints(job);
    }

    void recovered(Duration after) {
        recovery = Optional.of(after);
    }

    void violate(Violation violation) {
        violations.add(violation);
    }

    /** Stops the flow with a savepoint and starts it again as another version of itself. */
    void change(FlowPlan next) throws IOException {
        String savepoint = stop();
        flow = next;
        submit(Optional.of(savepoint));
    }

    /** Submits the flow a second time while it runs: the second job must end by itself, and say why. */
    void submitAgain() throws IOException, InterruptedException {
        String second = world.flink().submit(spec(), Optional.empty());
        if (!Waiting.patiently(REFUSAL, () -> world.flink().hasEnded(second))) {
            violate(Violation.of(
                    Invariant.I10,
                    "a second job of the flow lives: " + world.flink().trouble(second)));
            world.flink().cancel(second);
        } else if (!world.flink().failure(second).contains("ALREADY_RUNNING")) {
            violate(Violation.of(
                    Invariant.I10,
                    "a second job of the flow was not refused: " + world.flink().trouble(second)));
        }
    }

    /** Stops the flow with a savepoint, and returns where that is. */
    String stop() {
        for (int attempt = 1; ; attempt++) {
            try {
                return world.flink().stop(job);
            } catch (RuntimeException refused) {
                if (attempt == STOP_ATTEMPTS || hasEnded()) {
                    throw refused;
                }
                world.flink().awaitRunning(job, Round.RUNNING_AGAIN);
            }
        }
    }

    /** Gives a flow up that cannot be stopped. */
    void cancel() {
        world.flink().cancel(job);
    }

    /**
     * Judges the stopped flow.
     *
     * @param whole since when all TaskManagers do what the JobManager says
     */
    ScenarioResult judge(Outside outside, Instant whole) throws Exception {
        Expected expected = Expected.of(workload, flow);
        Instant failed = world.flink().lastFailure(job);
        Instant quiet = failed.isAfter(whole) ? failed : whole;
        violations.addAll(new Checker(outside, quiet)
                .check(expected, load.deliveries(), observer, world.flink().counters(job)));
        Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            fates.put(fate, (long) expected.of(fate).size());
        }
        return new ScenarioResult(flow, fates, recovery, violations);
    }

    /** What the cluster says about the job to anybody who asks. */
    List<String> answers() {
        return world.flink().answers(job);
    }

    private void submit(Optional<String> savepoint) throws IOException {
        job = world.flink().submit(spec(), savepoint);
    }

    private Path spec() throws IOException {
        return world.write(flow.name() + ".json", SpecText.of(flow, world.places()));
    }

    @Override
    public void close() {
        load.close();
        observer.close();
    }
}
