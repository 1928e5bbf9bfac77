package io.weir.chaos.round;

import io.weir.chaos.check.Invariant;
import io.weir.chaos.check.Secrets;
import io.weir.chaos.check.Violation;
import io.weir.chaos.fault.FaultKind;
import io.weir.chaos.fault.Injection;
import io.weir.chaos.fault.Injector;
import io.weir.chaos.fault.Victim;
import io.weir.chaos.flow.FlowPlan;
import io.weir.chaos.flow.Target;
import io.weir.chaos.workload.Shape;
import io.weir.chaos.workload.Workload;
import io.weir.chaos.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Runs the flows of a plan at once, hurts them while they are fed, and judges each. */
public final class Round {
    static final double PER_SECOND = 250;
    static final Duration RUNNING_AGAIN = Duration.ofSeconds(20);
    private static final Duration NO_LAG = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration RUNNING_BEFORE_A_KILL = Duration.ofSeconds(6);
    private static final long CALM = 500;
    private static final long SIZE = 5_500;

    private final World world;
    private final RoundPlan plan;
    private final List<Hit> hits = new ArrayList<>();
    private Instant whole = Instant.MAX;

    /** A round that has not begun. */
    public Round(World world, RoundPlan plan) {
        this.world = world;
        this.plan = plan;
    }

    /** Runs it. A violated invariant is a result; an exception means that the world failed, and proves nothing. */
    public RoundResult run() throws Exception {
        long begun = System.nanoTime();
        List<Scenario> scenarios = new ArrayList<>();
        try {
            start(scenarios);
            hurt(scenarios);
            recover(scenarios);
            catchUp(scenarios);
            stop(scenarios);
            List<ScenarioResult> results = judge(scenarios);
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return new RoundResult(plan, results, hits, took);
        } catch (IllegalStateException broken) {
            String flows = scenarios.stream()
                    .map(scenario -> scenario.flow().name() + ": " + scenario.trouble())
                    .collect(Collectors.joining("\n"));
            throw new IllegalStateException(broken.getMessage() + "\n" + flows, broken.getCause());
        } finally {
            scenarios.forEach(Scenario::close);
            for (Scenario scenario : scenarios) {
                world.clear(scenario.flow());
            }
        }
    }

    /** Starts the flows and feeds them in peace, until none can take a late record for a timely one. */
    private void start(List<Scenario> scenarios) throws Exception {
        submit(scenarios);
        scenarios.forEach(scenario -> scenario.load().allow(CALM));
        Waiting.until("the flows take in their first records", START, () -> all(scenarios, Round::caughtUpOrEnded));
        // the next checkpoint but one holds watermarks that have passed these records
        settle(scenarios);
        scenarios.forEach(
                scenario -> scenario.load().allow(gate(scenario.workload().shape())));
    }

    /** Starts all flows at once: a JobManager takes seconds for each. */
    private void submit(List<Scenario> scenarios) throws InterruptedException {
        List<Callable<Scenario>> starts = plan.flows().stream()
                .<Callable<Scenario>>map(flow -> () -> Scenario.start(world, flow, workload(flow)))
                .toList();
        List<Throwable> refused = new ArrayList<>();
        ExecutorService starters = Executors.newFixedThreadPool(starts.size());
        try {
            for (Future<Scenario> start : starters.invokeAll(starts)) {
                try {
                    scenarios.add(start.get());
                } catch (ExecutionException failed) {
                    refused.add(failed.getCause());
                }
            }
        } finally {
            starters.shutdown();
        }
        if (!refused.isEmpty()) {
            throw new IllegalStateException("a flow cannot be started", refused.get(0));
        }
    }

    private void hurt(List<Scenario> scenarios) throws Exception {
        try (Injector injector = new Injector(world);
                Pulse pulse = new Pulse(scenarios)) {
            for (Injection injection : plan.script()) {
                Thread.sleep(injection.pause().toMillis());
                if (injection.kind().victim() == Victim.FLOW) {
                    injector.awaitHealed();
                    change(scenarios, injection);
                } else {
                    if (meetsRunningFlows(injection)) {
                        Waiting.patiently(
                                RUNNING_BEFORE_A_KILL, () -> pulse.live().size() == scenarios.size());
                    }
                    Set<Target> live = pulse.live();
                    injector.inject(injection);
                    hits.add(new Hit(injection.kind(), live));
                }
            }
            injector.awaitHealed();
        }
        scenarios.forEach(scenario -> scenario.load().allow(Long.MAX_VALUE));
    }

    /** Half of the kills: the others come as they come, also while flows recover from the fault before. */
    private static boolean meetsRunningFlows(Injection injection) {
        return injection.kind().act() == FaultKind.Act.KILL && Math.floorMod(injection.choice(), 2) == 0;
    }

    private void change(List<Scenario> scenarios, Injection injection) throws Exception {
        Waiting.until(
                "the flows run before one is changed",
                START,
                () -> all(scenarios, scenario -> scenario.runs() || scenario.hasEnded()));
        // only a database keeps a second job away that another cluster might have started
        Scenario scenario = scenarios.stream()
                .filter(each -> injection.kind() == FaultKind.SECOND_JOB
                        && each.flow().target().isTable())
                .findFirst()
                .orElse(scenarios.get(Math.floorMod(plan.seed(), scenarios.size())));
        if (scenario.hasEnded()) {
            return;
        }
        new Change(world, scenario).make(injection.kind());
        hits.add(new Hit(injection.kind(), Set.of(scenario.flow().target())));
    }

    private void recover(List<Scenario> scenarios) throws InterruptedException {
        long healed = System.nanoTime();
        List<Scenario> waiting = new ArrayList<>(scenarios);
        Waiting.patiently(RUNNING_AGAIN, () -> {
            waiting.removeIf(scenario -> {
                boolean runs = scenario.runs();
                if (runs) {
                    scenario.recovered(Duration.ofNanos(System.nanoTime() - healed));
                }
                return runs;
            });
            return waiting.isEmpty();
        });
        waiting.forEach(scenario -> scenario.violate(Violation.of(
                Invariant.I9,
                "not running " + RUNNING_AGAIN.toSeconds() + " s after the last fault was healed: "
                        + scenario.trouble())));
        // one that was frozen lets go of its tasks before: what those write down then is not what the flow leaves
        Waiting.patiently(START, () -> world.flink().isWhole());
        whole = Instant.now();
    }

    private static void catchUp(List<Scenario> scenarios) throws InterruptedException {
        Waiting.until(
                "the load is sent",
                START,
                () -> all(scenarios, scenario -> {
                    scenario.load().check();
                    return scenario.load().waits();
                }));
        List<Scenario> behind = new ArrayList<>(scenarios);
        Waiting.patiently(NO_LAG, () -> {
            behind.removeIf(Scenario::caughtUp);
            return behind.isEmpty();
        });
        behind.forEach(scenario -> scenario.violate(Violation.of(
                Invariant.I9,
                "has not caught up " + NO_LAG.toSeconds() + " s after its last record: " + scenario.trouble())));
        // one that is slow is judged all the same, once it is done
        if (Waiting.patiently(START, () -> all(scenarios, Round::caughtUpOrEnded))) {
            // rows that were refused in a commit leave as dead letters in the checkpoint after it
            settle(scenarios);
        }
    }

    /** A flow that ends by itself is judged all the same: it cannot be stopped then. */
    private static boolean caughtUpOrEnded(Scenario scenario) {
        return scenario.caughtUp() || scenario.hasEnded();
    }

    private static void settle(List<Scenario> scenarios) throws InterruptedException {
        List<Integer> before = scenarios.stream().map(Scenario::checkpoints).toList();
        Waiting.until("two more checkpoints", START, () -> {
            for (int i = 0; i < before.size(); i++) {
                Scenario scenario = scenarios.get(i);
                if (scenario.checkpoints() < before.get(i) + 2 && !scenario.hasEnded()) {
                    return false;
                }
            }
            return true;
        });
    }

    private static void stop(List<Scenario> scenarios) {
        scenarios.parallelStream().forEach(scenario -> {
            try {
                scenario.stop();
            } catch (RuntimeException refused) {
                scenario.violate(Violation.of(
                        Invariant.I9, "cannot be stopped: " + refused.getMessage() + "; " + scenario.trouble()));
                scenario.cancel();
            }
        });
    }

    private List<ScenarioResult> judge(List<Scenario> scenarios) throws Exception {
        List<String> answers = scenarios.stream()
                .flatMap(scenario -> scenario.answers().stream())
                .toList();
        List<Violation> leaks = Secrets.check(world.canary(), world.flink().writings(), answers);
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            leaks.forEach(scenario::violate);
            results.add(scenario.judge(world.outside(), whole));
        }
        return results;
    }

    private Workload workload(FlowPlan flow) {
        Shape shape = Shape.steady(SIZE, CALM);
        if (flow.target() == Target.KAFKA || flow.target() == Target.FILE) {
            shape = shape.withGiants();
        }
        if (flow.target().keepsLatestOnly()) {
            // of several records of a key in one batch only the last is written, so another's offence may never show
            shape = shape.withoutStrangers();
        }
        int changed = Math.floorMod(plan.seed(), plan.flows().size());
        if (plan.flows().get(changed).equals(flow)) {
            shape = plan.script().stream().anyMatch(injection -> injection.kind() == FaultKind.UPGRADE)
                    ? shape.withExtraFrom(SIZE / 2)
                    : shape;
            shape = plan.script().stream().anyMatch(injection -> injection.kind() == FaultKind.GROW)
                    ? shape.growingAt(SIZE / 2)
                    : shape;
        }
        return new Workload(plan.seed() + plan.flows().indexOf(flow), shape);
    }

    private static long gate(Shape shape) {
        return Math.min(shape.growsAt(), shape.extraFrom());
    }

    private static boolean all(List<Scenario> scenarios, Predicate<Scenario> condition) {
        return scenarios.stream().allMatch(condition);
    }
}
